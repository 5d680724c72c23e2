import { Problem, toProblem } from '../../core/base/problem.ts';
import type { StoredFile } from '../../core/characters/importing/card-file.ts';
import { requestImport } from '../../core/characters/importing/request-import.ts';
import { readChoices, readTypedChoices } from '../../core/characters/order.ts';
import type { ImportResult } from '../../core/profile/change.ts';
import { visibilities } from '../../core/profile/options.ts';
import { askerOf } from '../asker.ts';
import { type CallFile, filesOf } from '../call.ts';
import { type Caller, type CommandOption, defineCommand } from '../command.ts';
import type { Form } from '../views/view.ts';
import { wordsFor } from '../views/words/words.ts';

/** Bytes of one file, and of all of one command. */
const mostOfFile = 25 * 2 ** 20;
const mostOfAll = 60 * 2 ** 20;

const choices = visibilities.map((value) => ({ label: value, value }));

const fileOptions = [1, 2, 3, 4, 5].map(
  (number): CommandOption => ({
    name: number === 1 ? 'file' : `file${number}`,
    description: number === 1 ? 'A character card, or a ZIP of cards' : 'One more',
    required: false,
    file: true,
  }),
);

export const importCards = defineCommand({
  name: 'persona import',
  description: 'Bring characters in from card files: PNG, JSON, CHARX, or a ZIP of them',
  purpose: 'make',
  options: [
    ...fileOptions,
    { name: 'visibility', description: 'Who may see what comes in', required: false, choices },
  ],
  // File names and results concern nobody else.
  answers: () => 'private',
  form: () => (_core, caller) => importForm(caller),
  check: (options) => void readTypedChoices(options),
  async run(core, caller, options) {
    const chosen = readChoices(caller.account, options, caller.call.locale, caller.place.language);
    const read = await readFiles(filesOf(caller.call));
    const { asker, apart } = askerOf(caller, 'private');
    return { kind: 'run', run: await requestImport(core, asker, { options: chosen, ...read }), apart };
  },
});

function importForm({ account, call }: Caller): Form {
  const { importing } = wordsFor(call.locale);
  const { visibility } = readChoices(account, {}, call.locale);
  return {
    action: 'persona import',
    title: importing.formTitle,
    submit: importing.submit,
    fields: [
      { name: 'files', label: importing.files, hint: importing.filesHint, required: true, kind: 'files' },
      {
        ...{ name: 'visibility', label: importing.visibility, required: false, kind: 'choice' },
        ...{ options: choices, value: visibility },
      },
    ],
  };
}

/**
 * Fetches what a person gave, one after another. What cannot be had is a result of its own and stops no other.
 * @throws Problem of the first, where nothing could be had
 */
async function readFiles(
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
