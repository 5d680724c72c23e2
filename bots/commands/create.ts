import { createCharacter } from '../../core/characters/create.ts';
import { readChoices, readOrder, type TypedOptions } from '../../core/characters/order.ts';
import { catalogue } from '../../core/profile/catalogue.ts';
import { longestName, longestPrompt, visibilities } from '../../core/profile/options.ts';
import { askerOf } from '../asker.ts';
import { type Caller, defineCommand } from '../command.ts';
import type { Form, FormField } from '../views/view.ts';
import { wordsFor } from '../views/words/words.ts';
import { entryField, entryOption } from './entry-option.ts';

const visibilityChoices = visibilities.map((value) => ({ label: value, value }));

export const create = defineCommand({
  name: 'persona create',
  description: 'Make a character from a few words',
  purpose: 'make',
  options: [
    { name: 'prompt', description: 'Who it is', required: false, prompt: true, longest: longestPrompt },
    entryOption('style', 'Art style of the portrait', () => catalogue().styles),
    entryOption('type', 'Kind of character', () => catalogue().types),
    { name: 'name', description: 'Its name, if you have one', required: false, longest: longestName },
    {
      name: 'visibility',
      description: 'Who may see it; private: the answer is for you alone',
      required: false,
      choices: visibilityChoices,
    },
    entryOption('language', 'Language of the profile', () => catalogue().languages),
  ],
  answers: (options) => (options['visibility'] === 'private' ? 'private' : 'public'),
  form: (options) =>
    options['prompt'] === undefined ? (_core, caller) => createForm(options, caller) : undefined,
  check: (options, locale) => void readOrder(undefined, options, locale),
  async run(core, caller, options) {
    const order = readOrder(caller.account, options, caller.call.locale, caller.place.language);
    const { asker, apart } = askerOf(caller, order.options.visibility);
    return { kind: 'run', run: await createCharacter(core, asker, order), apart };
  },
});

/** As many fields as the narrowest form holds. */
const mostFields = 5;

/** The form that opens where no prompt was typed, filled with what was, and with the person's preferences. */
function createForm(typed: TypedOptions, caller: Caller): Form {
  const words = wordsFor(caller.call.locale).form;
  const chosen = readChoices(caller.account, typed, caller.call.locale, caller.place.language);
  const { styles, types, languages } = catalogue();
  const fields: FormField[] = [
    entryField('style', words.style, styles, chosen.style),
    entryField('type', words.type, types, chosen.type),
    {
      ...{ name: 'name', label: words.name, required: false, kind: 'line', longest: longestName },
      ...(typed['name'] !== undefined && { value: typed['name'] }),
    },
    entryField('language', words.language, languages, chosen.language),
    {
      ...{ name: 'visibility', label: words.visibility, required: false, kind: 'choice' },
      ...{ options: visibilityChoices, value: chosen.visibility },
    },
  ];
  // There is one field more than fits: what was typed must come back with the form, what was not is a preference.
  const kept = fields.toSorted((one, other) => Number(other.name in typed) - Number(one.name in typed));
  const shown = new Set(kept.slice(0, mostFields - 1));
  const prompt: FormField = {
    ...{ name: 'prompt', label: words.prompt, hint: words.promptHint, required: true },
    ...{ kind: 'paragraph', longest: longestPrompt },
  };
  return {
    action: 'persona create',
    title: words.title,
    submit: words.submit,
    fields: [prompt, ...fields.filter((field) => shown.has(field))],
  };
}
