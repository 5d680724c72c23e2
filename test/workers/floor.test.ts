import { expect, test } from 'vitest';
import { Floor } from '../../workers/floor.ts';

const going = () => new AbortController().signal;

test('many work beside each other, one alone waits for them and lets nobody in', async () => {
  const floor = new Floor();
  const first = floor.enter();
  const second = floor.enter();
  let isAlone = false;
  const alone = floor.enterAlone(going()).then((place) => {
    isAlone = true;
    return place;
  });
  expect(floor.enter()).toBeUndefined();
  expect(await floor.enterAlone(going())).toBeUndefined();
  first?.[Symbol.dispose]();
  await Promise.resolve();
  expect(isAlone).toBe(false);
  second?.[Symbol.dispose]();
  const place = await alone;
  expect(floor.enter()).toBeUndefined();
  place?.[Symbol.dispose]();
  expect(floor.enter()).toBeDefined();
});

test('a stop ends the waiting, and the place is free again', async () => {
  const floor = new Floor();
  floor.enter();
  const stopping = new AbortController();
  const alone = floor.enterAlone(stopping.signal);
  stopping.abort();
  expect(await alone).toBeUndefined();
  expect(floor.enter()).toBeDefined();
  expect(await floor.enterAlone(stopping.signal)).toBeUndefined();
});
