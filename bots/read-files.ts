import { Problem, toProblem } from '../core/base/problem.ts';
import type { StoredFile } from '../core/characters/importing/card-file.ts';
import type { ImportResult } from '../core/profile/change.ts';
import type { CallFile } from './call.ts';

/** Bytes of one file, and of all of one command. */
const mostOfFile = 25 * 2 ** 20;
const mostOfAll = 60 * 2 ** 20;

/**
 * Fetches what a person gave, one after another. What cannot be had is a result of its own and stops no other.
 * @throws Problem of the first, where nothing could be had
 */
export async function readFiles(
  given: readonly CallFile[],
): Promise<{ files: readonly StoredFile[]; unread: readonly ImportResult[] }> {
  const files: StoredFile[] = [];
  const failed: { readonly file: CallFile; readonly problem: Problem }[] = [];
  let left = mostOfAll;
  for (const file of given) {
    try {
      const bytes = await file.read(Math.min(mostOfFile, left));
      left -= bytes.length;
      files.push({ name: file.name, bytes });
    } catch (error) {
      failed.push({ file, problem: toProblem(error) });
    }
  }
  if (files.length === 0) throw failed[0]?.problem ?? new Problem('file-unavailable');
  return { files, unread: failed.map(({ file, problem }) => unreadOf(file, problem)) };
}

const unreadOf = ({ name }: CallFile, { code, detail: { limit } }: Problem): ImportResult => ({
  ...{ file: name, outcome: 'refused', problem: code, kept: [], mended: [] },
  ...(limit !== undefined && { limit }),
});
