import { defineCommand } from '../command.ts';
import { showCharacter } from '../show-character.ts';
import { nameOption, withNamed } from './named.ts';

export const show = defineCommand({
  name: 'persona show',
  description: 'Show one of your characters',
  purpose: 'use-own',
  options: [nameOption],
  answers: () => 'private',
  run: (core, caller, options) =>
    withNamed(core, caller, options['name'] ?? '', 'show', (id) => showCharacter(core, caller, id)),
});
