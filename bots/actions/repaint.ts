import { repaintCharacter } from '../../core/characters/repaint.ts';
import { changeCharacter } from '../change-character.ts';
import { defineAction } from '../command.ts';
import { ownCharacter } from './own.ts';

export const repaint = defineAction({
  name: 'repaint',
  purpose: 'make',
  async run(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    return changeCharacter(core, caller, character, (asker) => repaintCharacter(core, asker, character));
  },
});
