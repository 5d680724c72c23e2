import { events } from '../core/base/events.ts';
import { toProblem } from '../core/base/problem.ts';
import { answerAction, answerActionForm } from './answer-action.ts';
import { answerCommand, completeOption } from './answer-command.ts';
import type { Call, Intent } from './call.ts';
import type { Desk } from './desk.ts';
import { Known } from './known.ts';
import { refuse } from './present.ts';
import { timedReply } from './timed-reply.ts';

/**
 * Answers whatever people do: acknowledge, who is it, what may they, read, run, show. Never rejects: whatever goes
 * wrong becomes words for the person, privately, and a line in the log.
 */
export function createDispatch(desk: Omit<Desk, 'known'>): (call: Call) => Promise<void> {
  const whole: Desk = { ...desk, known: new Known(desk.core) };
  return async (received) => {
    const { platform } = received.person;
    const started = performance.now();
    const sinceStart = () => performance.now() - started;
    const reply = timedReply(received.reply, () => {
      events.acknowledged(desk.core, platform, sinceStart());
    });
    const call = { ...received, reply };
    const name = nameOf(call.intent);
    try {
      await answer(whole, call);
      events.commandAnswered(desk.core, name, platform, sinceStart());
    } catch (error) {
      const problem = toProblem(error);
      events.commandFailed(desk.core, name, platform, problem.code, problem.cause);
      await refuse(desk.core, call, problem);
    }
  };
}

async function answer(desk: Desk, call: Call): Promise<void> {
  const { intent } = call;
  switch (intent.kind) {
    case 'command':
      return answerCommand(desk, call, intent.command, intent.options);
    case 'form':
      return intent.action.includes(':')
        ? answerActionForm(desk, call, intent.action, intent.values)
        : answerCommand(desk, call, intent.action, intent.values);
    case 'action':
      return answerAction(desk, call, intent.action, intent.value);
    case 'completion':
      return completeOption(desk, call, intent.command, intent.option, intent.typed);
  }
}

/** What the log may say of an intent: names from our own tables, never what was typed. */
function nameOf(intent: Intent): string {
  switch (intent.kind) {
    case 'command':
    case 'completion':
      return intent.command;
    case 'form':
    case 'action':
      return intent.action.split(':')[0] ?? intent.kind;
  }
}
