import { characterId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { bringBack } from '../commands/restore.ts';
import { defineAction } from '../command.ts';

/** The menu of deleted characters. */
export const restoreChosen = defineAction({
  name: 'restore',
  purpose: 'use-own',
  run(core, caller, id) {
    const read = characterId.safeParse(id);
    if (!read.success) throw new Problem('nothing-to-restore');
    return bringBack(core, caller, read.data);
  },
});
