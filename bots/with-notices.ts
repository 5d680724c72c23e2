import type { Core } from '../core/core.ts';
import { takeAnswers } from '../core/safety/answers.ts';
import { takeNotices } from '../core/safety/notice.ts';
import type { Caller, Outcome } from './command.ts';
import { noticeElements } from './views/report-views.ts';
import { wordsFor } from './views/words/words.ts';

/** A private answer, with what its person must be told above it: once, at their next command. */
export async function withNotices(core: Core, { account, call }: Caller, outcome: Outcome): Promise<Outcome> {
  if (outcome.kind !== 'private') return outcome;
  const [notices, answers] = await Promise.all([
    takeNotices(core, account.id),
    takeAnswers(core, call.person),
  ]);
  const elements = noticeElements(wordsFor(call.locale), notices, answers);
  if (elements.length === 0) return outcome;
  return { ...outcome, view: { ...outcome.view, elements: [...elements, ...outcome.view.elements] } };
}
