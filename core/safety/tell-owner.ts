import { characters } from '../characters/records.ts';
import { readHead } from '../characters/head.ts';
import { isClosed } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { leaveNotice, type NoticeKind } from './notice.ts';
import type { reports } from './records.ts';

/**
 * Leaves word for the owner of a reported character.
 * @param statement the operator's reasons, in their words
 */
export async function tellOwner(
  core: Core,
  report: ReturnType<typeof reports.parseRow>,
  kind: NoticeKind,
  statement: string,
): Promise<void> {
  const name = await nameOf(core, report.character);
  if (name !== undefined)
    await leaveNotice(core, report.account, { kind, report: report._id, name, statement });
}

/** Undefined for a character that nobody can read any more. */
async function nameOf(core: Core, id: string): Promise<string | undefined> {
  const character = await rowsOf(core.store, characters).get(id);
  try {
    return character && (await readHead(core, character))?.name;
  } catch (error) {
    if (isClosed(error)) return undefined;
    throw error;
  }
}
