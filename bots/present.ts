import { events } from '../core/base/events.ts';
import type { RunId } from '../core/base/ids.ts';
import { Problem, type ProblemCode } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import { pointOnce } from '../core/jobs/point.ts';
import type { Call } from './call.ts';
import type { Outcome } from './command.ts';
import type { Desk } from './desk.ts';
import { noticeView } from './views/notice-view.ts';
import { plainText } from './views/plain-text.ts';
import { problemView } from './views/problem-view.ts';
import { wordsFor } from './views/words/words.ts';

/** Shows what came of a command. */
export async function present(desk: Desk, call: Call, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'nothing':
      return;
    case 'private':
      return outcome.instead ? call.reply.redraw(outcome.view) : call.reply.privately(outcome.view);
    case 'run': {
      const moved = await drawIfAble(desk, outcome.run, call.person.platform);
      if (!moved && !outcome.apart) return;
      if (!(await pointOnce(desk.core, outcome.run))) return;
      const { library } = wordsFor(call.locale);
      return call.reply.privately(noticeView('neutral', library.madeTitle, library.madeText));
    }
  }
}

/** A run that stands is drawn sooner or later, by its next step or by the sweep: that it is not now is no failure of it. */
async function drawIfAble(desk: Desk, run: RunId, platform: string): Promise<boolean> {
  try {
    return await desk.drawNow(run, platform);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'store-unavailable') throw error;
    events.drawFellBack(desk.core, run, platform, 'queue');
    await desk.core.queues.addRedraw(platform, run);
    return false;
  }
}

/** Which field of a form a problem belongs to. */
const fieldOf: Partial<Record<ProblemCode, string>> = {
  'prompt-empty': 'prompt',
  'prompt-too-long': 'prompt',
  'name-too-long': 'name',
};

/** Tells the person privately what went wrong: in the form where one stands open, else in words of their own. */
export async function refuse(core: Core, call: Call, problem: Problem): Promise<void> {
  const words = wordsFor(call.locale);
  const field = problem.detail.option ?? fieldOf[problem.code];
  try {
    if (call.intent.kind === 'completion') await call.reply.offer([]);
    else if (call.intent.kind === 'form' && field) {
      await call.reply.refuse({ [field]: plainText(words.problems[problem.code].text(problem.detail)) });
    } else await call.reply.privately(problemView(words, problem.code, problem.detail));
  } catch (error) {
    // The platform itself does not take the answer: there is nobody left to tell but the log.
    events.commandFailed(core, 'refusal', call.person.platform, problem.code, error);
  }
}
