import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange, Journal } from '../../playground/kit/journal.ts';
import type { Person } from '../../playground/kit/person.ts';

/** Somebody whose commands are timed, and the journal of the stand-in that they type into. */
export interface Typist {
  readonly person: Person;
  readonly journal: Journal;
  /** Where the app sends what it has to say after its first answer: the end of the address that the stand-in lists. */
  readonly answersAt: string;
}

export const discordAnswers = '/webhooks/:application/:token/messages/:message';
export const slackAnswers = '/commands/*path';

/** Milliseconds. */
const patience = 20_000;

/**
 * Types `/persona list` again and again, the next when the whole answer to the one before stands: what is timed meets
 * a bot that has nothing else to do.
 * @returns milliseconds until the platform had the first answer, one per command
 */
export async function timeCommands(typist: Typist, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let typed = 0; typed < count; typed += 1) {
    const answered = nextExchange(typist);
    const before = performance.now();
    await typist.person.type({ command: 'persona', subcommand: 'list' });
    times.push(performance.now() - before);
    await answered;
    forget(typist.journal);
    // What the app does after its last call, such as writing its log, is no part of the next acknowledgement.
    await wait(1);
  }
  return times;
}

function nextExchange({ journal, answersAt }: Typist): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = ({ endpoint }: Exchange) => {
      if (!endpoint?.endsWith(answersAt)) return;
      journal.off('exchange', look);
      clearTimeout(late);
      resolve();
    };
    const late = setTimeout(() => {
      reject(new Error(`the app never came to ${answersAt}`));
    }, patience);
    journal.on('exchange', look);
  });
}

/** The journal keeps everything: in a benchmark it would fill the memory. */
export function forget(journal: Journal): void {
  journal.exchanges.length = 0;
  journal.frames.length = 0;
}

/** Somebody new, who has accepted the notice of the first use. */
export async function settle(person: Person): Promise<void> {
  await person.type({ command: 'persona', subcommand: 'list' });
  const notice = await person.see(({ buttons }) => buttons.some(isAccept));
  await person.click(notice, 'consent:accept');
  await person.see(({ buttons, pending }) => !pending && !buttons.some(isAccept));
}

const isAccept = ({ action }: { readonly action: string }): boolean => action.startsWith('consent:accept');
