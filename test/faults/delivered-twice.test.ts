import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chat } from '../../playground/kit/person.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import { openStage, type Stage } from './stage.ts';

const platforms = ['discord', 'slack'] as const;

/** How often the platform delivers the same thing, at once. */
const times = [2, 3, 10];

describe.each(['one process', 'two processes'] as const)('delivered several times to %s', (processes) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    if (processes === 'two processes') await stage.spawn('bots');
  }, 60_000);
  afterAll(() => stage[Symbol.asyncDispose]());

  const chat = (platform: (typeof platforms)[number]): Chat => stage[platform];

  it.each(platforms.flatMap((platform) => times.map((repeats) => ({ platform, repeats }))))(
    'a command in $platform $repeats times: one run, one answer, one charge',
    async ({ platform, repeats }) => {
      await stage.load.ask(chat(platform), 'Ada', { repeats });
      await stage.load.ask(chat(platform), 'Ada', { repeats });
      expect(await findViolations(stage, 6_000)).toEqual({});
    },
  );

  it.each(platforms.flatMap((platform) => times.map((repeats) => ({ platform, repeats }))))(
    'a first command in $platform $repeats times, and as many clicks: one account, one run, one answer',
    async ({ platform, repeats }) => {
      await stage.load.ask(chat(platform), `New ${repeats}`, { repeats, clicks: repeats });
      expect(await findViolations(stage, 6_000)).toEqual({});
    },
  );

  it('and shredded keys open nothing', async () => {
    expect(await findLastViolations(stage, 6_000)).toEqual({});
  });
});
