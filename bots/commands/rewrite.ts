import { everything, readChange } from '../../core/characters/change-order.ts';
import { rewriteCharacter } from '../../core/characters/rewrite.ts';
import { profileField } from '../../core/profile/change.ts';
import { longestWish } from '../../core/profile/options.ts';
import { changeCharacter } from '../change-character.ts';
import { defineCommand } from '../command.ts';
import { nameOption, withNamed } from './named.ts';

export const rewrite = defineCommand({
  name: 'persona rewrite',
  description: 'Write a character’s profile anew, all of it or one field',
  purpose: 'make',
  options: [
    nameOption,
    {
      name: 'field',
      description: 'Which field; everything but the looks, if you do not say',
      required: false,
      choices: [everything, ...profileField.options].map((value) => ({ label: value, value })),
    },
    { name: 'wish', description: 'What shall become different', required: false, longest: longestWish },
  ],
  answers: () => 'public',
  check: (options) => void readChange(options),
  run: (core, caller, options) =>
    withNamed(core, caller, options['name'] ?? '', 'rewrite', (id) =>
      changeCharacter(core, caller, id, (asker) => rewriteCharacter(core, asker, id, readChange(options))),
    ),
});
