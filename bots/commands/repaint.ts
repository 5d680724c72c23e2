import { repaintCharacter } from '../../core/characters/repaint.ts';
import { changeCharacter } from '../change-character.ts';
import { defineCommand } from '../command.ts';
import { nameOption, withNamed } from './named.ts';

export const repaint = defineCommand({
  name: 'persona repaint',
  description: 'Paint a character’s portrait anew',
  purpose: 'make',
  options: [nameOption],
  answers: () => 'public',
  run: (core, caller, options) =>
    withNamed(core, caller, options['name'] ?? '', 'repaint', (id) =>
      changeCharacter(core, caller, id, (asker) => repaintCharacter(core, asker, id)),
    ),
});
