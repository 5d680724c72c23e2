import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Chat } from '../../playground/kit/person.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import type { Load } from './load.ts';
import { isFullRun, seedsOf, testSeed } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

const platforms = ['discord', 'slack'] as const;

/** How often the platform delivers the same thing, at once. */
const times = [2, 3, 10];

interface Delivery {
  readonly what: string;
  readonly deliver: (load: Load, chat: Chat, repeats: number, seed: number) => Promise<unknown>;
}

/** What may be delivered several times, each time one run. */
const deliveries: readonly Delivery[] = [
  {
    what: 'a first command, and as many clicks',
    deliver: (load, chat, repeats, seed) =>
      load.ask(chat, `New ${repeats} ${seed}`, { repeats, clicks: repeats }),
  },
  { what: 'a command', deliver: (load, chat, repeats) => load.ask(chat, 'Ada', { repeats }) },
  { what: 'a form', deliver: (load, chat, repeats) => load.askByForm(chat, 'Ada', repeats) },
  { what: 'a press of Repaint', deliver: (load, chat, repeats) => load.repaint(chat, 'Ada', repeats) },
];

const cases = platforms.flatMap((platform) =>
  deliveries.flatMap((one) => times.map((repeats) => ({ ...one, platform, repeats }))),
);

/** Every case with two processes; in full with one as well, and all of it as often as the table says together. */
const constellations = isFullRun()
  ? (['one process', 'two processes'] as const)
  : (['two processes'] as const);
const rounds = seedsOf('F6', cases.length * constellations.length);

describe.each(rounds.flatMap((seed) => constellations.map((processes) => ({ seed, processes }))))(
  'delivered several times to $processes',
  ({ seed, processes }) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage();
      if (processes === 'two processes') await stage.spawn('bots');
      for (const platform of platforms) await stage.load.ask(stage[platform], 'Ada');
      expect(await findViolations(stage)).toEqual({});
    }, 60_000);
    afterAll(() => stage[Symbol.asyncDispose]());

    for (const { what, deliver, platform, repeats } of cases)
      testSeed(
        'F6',
        seed,
        `${what} in ${platform} ${repeats} times: one run, one answer, one charge`,
        async () => {
          await deliver(stage.load, stage[platform], repeats, seed);
          expect(await findViolations(stage, 10_000)).toEqual({});
        },
      );

    testSeed('F6', seed, 'and shredded keys open nothing', async () => {
      expect(await findLastViolations(stage, 10_000)).toEqual({});
    });
  },
);
