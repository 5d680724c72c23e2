import { type ChatIdentity, identityLookups } from '../accounts/chat-identity.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { reports, type ReportState } from './records.ts';

/** What became of a report, for whoever wanted to hear of it. */
export interface ReportAnswer {
  readonly report: string;
  readonly isHidden: boolean;
}

const decided: readonly ReportState[] = ['hidden', 'dismissed', 'upheld', 'lifted', 'gone'];

/** Takes the answers that wait for a person. With that, nothing of who has reported is kept any more. */
export async function takeAnswers(core: Core, person: ChatIdentity): Promise<ReportAnswer[]> {
  const rows = rowsOf(core.store, reports);
  const answerTo = { $in: identityLookups(core, person) };
  const waiting = await rows.find({ answerTo, state: { $in: decided } }, { limit: 3 });
  const taken: ReportAnswer[] = [];
  for (const { _id, state } of waiting) {
    const mine = await rows.change({ _id, answerTo }, { $unset: { answerTo: 1 } });
    if (mine) taken.push({ report: _id, isHidden: state !== 'dismissed' && state !== 'lifted' });
  }
  return taken;
}
