import { afterAll, beforeAll, expect, vi } from 'vitest';
import { testFault } from '../faults/repeat.ts';
import { type Ground, openGround } from './ground.ts';
import { play } from './play.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
  // What the product does every second, and how long it keeps keys and names in memory. Servers and clients keep their
  // own time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterAll(async () => {
  vi.useRealTimers();
  await ground[Symbol.asyncDispose]();
});

testFault('simulation', 'whatever comes first, everything holds in the end', async ({ seed }) => {
  const { violations, story } = await play(ground, seed);
  expect(violations, story).toEqual([]);
});
