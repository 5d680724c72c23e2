import { Problem } from '../../core/base/problem.ts';
import { repaintCharacter } from '../../core/characters/repaint.ts';
import { loadCharacter } from '../../core/characters/show.ts';
import { askerOf } from '../asker.ts';
import { defineAction } from '../command.ts';
import { ownCharacter } from './own.ts';

export const repaint = defineAction({
  name: 'repaint',
  purpose: 'make',
  async run(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    const found = await loadCharacter(core, caller.account, character);
    if (!found) throw new Problem('already-over');
    const { asker, apart } = askerOf(caller, found.character.visibility);
    return { kind: 'run', run: await repaintCharacter(core, asker, character), apart };
  },
});
