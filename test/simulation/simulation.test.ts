import { afterAll, beforeAll, expect } from 'vitest';
import { testFault } from '../faults/repeat.ts';
import { standStill } from './clock.ts';
import { type Ground, openGround } from './ground.ts';
import { play } from './play.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
  standStill();
});
afterAll(() => ground[Symbol.asyncDispose]());

testFault('simulation', 'whatever comes first, everything holds in the end', async ({ seed }) => {
  const { violations, story } = await play(ground, seed);
  expect(violations, story).toEqual([]);
});
