import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

const names = ['Ada', 'Bob'] as const;
const platforms = ['discord', 'slack'] as const;

/** Lets all people of the crowd accept the notice of the first use, each with a first request. */
export async function gather({ load, discord, slack }: Stage): Promise<void> {
  await Promise.all([discord, slack].flatMap((chat) => names.map((name) => load.ask(chat, name))));
}

/**
 * The gathered people ask for characters one after another, each a moment after the last. Resolves when the platforms
 * have answered all of them.
 * @param count how many requests
 * @param milliseconds how long the pause between two may be
 */
export async function askAtRandom(
  { load, discord, slack }: Stage,
  random: Random,
  { count, milliseconds }: { readonly count: number; readonly milliseconds: number },
): Promise<void> {
  const chats = { discord, slack };
  const plan = Array.from({ length: count }, () => ({
    pause: random.whole(0, milliseconds),
    chat: chats[random.one(platforms)],
    name: random.one(names),
  }));
  const asked: Promise<unknown>[] = [];
  for (const { pause, chat, name } of plan) {
    await sleep(pause);
    asked.push(load.ask(chat, name));
  }
  await Promise.all(asked);
}
