import { expect, test } from 'vitest';
import { Faults } from '../../../playground/kit/faults.ts';

const endpoint = 'GET /thing';
const answer = (status: number) => ({ kind: 'answer', status }) as const;

test('faults are taken in the order they were planned, each as often as planned', () => {
  const faults = new Faults();
  faults.plan(endpoint, answer(429), 2);
  faults.plan(endpoint, answer(500));
  const taken = Array.from({ length: 4 }, () => faults.take(endpoint));
  expect(taken).toEqual([answer(429), answer(429), answer(500), undefined]);
});

test('a fault meets its own endpoint only', () => {
  const faults = new Faults();
  faults.plan(endpoint, answer(500));
  expect(faults.take('POST /thing')).toBeUndefined();
  expect(faults.take(endpoint)).toEqual(answer(500));
});

test('a fault without end stays until it is cleared', () => {
  const faults = new Faults();
  faults.plan(endpoint, answer(503), Infinity);
  for (let i = 0; i < 100; i++) expect(faults.take(endpoint)).toEqual(answer(503));
  faults.clear();
  expect(faults.take(endpoint)).toBeUndefined();
});
