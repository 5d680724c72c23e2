import { acceptPolicy } from '../core/accounts/accept.ts';
import { failGate, gateEnds } from '../core/accounts/gate.ts';
import { finishWaiting, takeWaiting } from '../core/accounts/waiting.ts';
import { Problem } from '../core/base/problem.ts';
import { answerCommand } from './answer-command.ts';
import type { Call } from './call.ts';
import type { Desk } from './desk.ts';
import { problemView } from './views/problem-view.ts';
import { wordsFor } from './views/words/words.ts';

/** The click on the notice. Accepting goes on with the command that was typed, on this click's own answer. */
export async function answerConsent(desk: Desk, call: Call, choice: string): Promise<void> {
  if (choice !== 'accept') return decline(desk, call);
  const at = await gateEnds(desk.core, call.person);
  if (at) {
    if (!(await call.reply.acknowledge('silent'))) return;
    throw new Problem('age-blocked', { at });
  }
  await acceptPolicy(desk.core, call.person);
  const waiting = await takeWaiting(desk.core, call.person, call.requestKey);
  if (waiting === 'taken') {
    await call.reply.acknowledge('silent');
    return;
  }
  if (!waiting) {
    if (!(await call.reply.acknowledge('silent'))) return;
    throw new Problem('waiting-expired');
  }
  const { requestKey, command, options } = waiting;
  // The original request key: a click that arrives twice asks for the same run.
  await answerCommand(
    desk,
    { ...call, requestKey, intent: { kind: 'command', command, options } },
    command,
    options,
  );
  await finishWaiting(desk.core, call.person);
}

async function decline(desk: Desk, call: Call): Promise<void> {
  if (!(await call.reply.acknowledge('silent'))) return;
  const at = await failGate(desk.core, call.person);
  await call.reply.privately(problemView(wordsFor(call.locale), 'age-blocked', { at }));
}
