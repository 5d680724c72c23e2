import { expect, test } from 'vitest';
import { problemCodes, Problem } from '../../core/base/problem.ts';
import { mostAttempts } from '../../core/jobs/run.ts';
import { comeBackAt } from '../../workers/come-back.ts';
import { waitAfter } from '../../workers/retry.ts';

const now = new Date('2026-11-24T12:00:00Z');
const clock = { now: () => now };
const fresh = { attempts: 1, startedAt: now };

test('every problem either ends a run or waits for a bounded time, and never more often than three times', () => {
  for (const code of problemCodes) {
    const wait = waitAfter(new Problem(code), fresh, now);
    if (wait === undefined) continue;
    expect(wait, code).toBeGreaterThanOrEqual(250);
    expect(wait, code).toBeLessThanOrEqual(900_000);
    const spent = { attempts: mostAttempts, startedAt: new Date(now.getTime() - 1_800_000) };
    expect(waitAfter(new Problem(code), spent, now), code).toBeUndefined();
  }
});

test('a refusal is never tried again', () => {
  for (const code of ['text-refused', 'picture-refused', 'writer-refused', 'painter-refused'] as const) {
    expect(waitAfter(new Problem(code), fresh, now)).toBeUndefined();
  }
});

test('what the service asked for counts, within bounds', () => {
  const at = (seconds: number) => ({ at: new Date(now.getTime() + seconds * 1_000) });
  expect(waitAfter(new Problem('writer-unavailable', at(40)), fresh, now)).toBe(40_000);
  expect(waitAfter(new Problem('writer-unavailable', at(-40)), fresh, now)).toBe(250);
  expect(waitAfter(new Problem('painter-unavailable', at(100_000)), fresh, now)).toBe(900_000);
});

test.each([
  ['7', 7_000],
  ['0.5', 500],
  ['Tue, 24 Nov 2026 12:01:00 GMT', 60_000],
  ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ['99999999999', 900_000],
])('Retry-After %s is a moment', (header, milliseconds) => {
  expect(comeBackAt(header, clock)).toEqual(new Date(now.getTime() + milliseconds));
});

test.each([undefined, null, '', 'soon', '-3', 'NaN'])('Retry-After %j is none', (header) => {
  expect(comeBackAt(header, clock)).toBeUndefined();
});
