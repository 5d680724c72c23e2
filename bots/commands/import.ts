import { requestImport } from '../../core/characters/importing/request-import.ts';
import { readChoices, readTypedChoices } from '../../core/characters/order.ts';
import { visibilities } from '../../core/profile/options.ts';
import { askerOf } from '../asker.ts';
import { filesOf } from '../call.ts';
import { type Caller, type CommandOption, defineCommand } from '../command.ts';
import { readFiles } from '../read-files.ts';
import type { Form } from '../views/view.ts';
import { wordsFor } from '../views/words/words.ts';

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
