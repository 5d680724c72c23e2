import { runId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { settleRun } from '../../core/characters/settle.ts';
import { cancelRun } from '../../core/jobs/cancel.ts';
import { defineAction } from '../command.ts';
import { ownRun } from './own.ts';

export const cancel = defineAction({
  name: 'cancel',
  purpose: 'use-own',
  async run(core, caller, id) {
    const run = runId.parse((await ownRun(core, caller, id))._id);
    if (!(await cancelRun(core, caller.account.id, run))) throw new Problem('already-over');
    await settleRun(core, run);
    return { kind: 'nothing' };
  },
});
