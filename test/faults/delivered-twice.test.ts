import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from './invariants.ts';
import { openStage, type Stage } from './stage.ts';

// F6: the same delivery several times at once, to two processes of the bots: one run, one answer, one charge.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  // A second process: Discord hands every event to both, Slack each delivery to one of them.
  await stage.spawn('bots');
});
afterAll(() => stage[Symbol.asyncDispose]());

describe.each(['discord', 'slack'] as const)('on %s', (platform) => {
  test.each([2, 3, 10])('a first command and its consent, %i times at once', async (repeats) => {
    const { load } = stage;
    await load.ask(stage[platform], `New ${platform} ${repeats}`, { repeats, clicks: repeats });
    expect(await findViolations(stage)).toEqual({});
  });

  test.each([2, 3, 10])('a command of somebody known, %i times at once', async (repeats) => {
    const { load } = stage;
    const name = `Known ${platform} ${repeats}`;
    await load.ask(stage[platform], name);
    await load.ask(stage[platform], name, { repeats });
    expect(await findViolations(stage)).toEqual({});
  });
});
