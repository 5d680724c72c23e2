import { createCharacter } from '../../core/characters/create.ts';
import { readOrder, type TypedOptions } from '../../core/characters/order.ts';
import { languages, styles, types, type Entries } from '../../core/profile/catalogue.ts';
import { longestName, longestPrompt, visibilities } from '../../core/profile/options.ts';
import { askerOf } from '../asker.ts';
import { defineCommand } from '../command.ts';
import type { Choice, Form } from '../views/view.ts';
import { wordsFor } from '../views/words/words.ts';

const choicesOf = (entries: Entries): Choice[] => entries.map(({ id, name }) => ({ label: name, value: id }));

export const create = defineCommand({
  name: 'persona create',
  description: 'Make a character from a few words',
  purpose: 'make',
  options: [
    { name: 'prompt', description: 'Who it is', required: false, prompt: true, longest: longestPrompt },
    { name: 'style', description: 'Art style of the portrait', required: false, choices: choicesOf(styles) },
    { name: 'type', description: 'Kind of character', required: false, choices: choicesOf(types) },
    { name: 'name', description: 'Its name, if you have one', required: false, longest: longestName },
    {
      name: 'visibility',
      description: 'Who may see it; private: the answer is for you alone',
      required: false,
      choices: visibilities.map((value) => ({ label: value, value })),
    },
    {
      name: 'language',
      description: 'Language of the profile',
      required: false,
      choices: choicesOf(languages),
    },
  ],
  answers: (options) => (options['visibility'] === 'private' ? 'private' : 'public'),
  form: (options) =>
    options['prompt'] === undefined ? (_core, caller) => createForm(options, caller.call.locale) : undefined,
  check: (options, locale) => void readOrder(undefined, options, locale),
  async run(core, caller, options) {
    const order = readOrder(caller.account, options, caller.call.locale);
    const { asker, apart } = askerOf(caller, order.options.visibility);
    return { kind: 'run', run: await createCharacter(core, asker, order), apart };
  },
});

/** The form that opens where no prompt was typed, filled with what was. */
function createForm(options: TypedOptions, locale: string): Form {
  const words = wordsFor(locale).form;
  const choice = (name: string, label: string, entries: Entries) => ({
    name,
    label,
    required: false,
    kind: 'choice' as const,
    options: choicesOf(entries),
    ...(options[name] !== undefined && { value: options[name] }),
  });
  return {
    action: 'persona create',
    title: words.title,
    submit: words.submit,
    fields: [
      {
        name: 'prompt',
        label: words.prompt,
        hint: words.promptHint,
        required: true,
        kind: 'paragraph',
        longest: longestPrompt,
      },
      choice('style', words.style, styles),
      choice('type', words.type, types),
      {
        name: 'name',
        label: words.name,
        required: false,
        kind: 'line',
        longest: longestName,
        ...(options['name'] !== undefined && { value: options['name'] }),
      },
      choice('language', words.language, languages),
    ],
  };
}
