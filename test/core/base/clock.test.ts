import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, dayOf, endOfDay, later, minute } from '../../../core/base/clock.ts';

test('a UTC day ends where the next one begins, at most 24 hours later', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }), (moment) => {
      const end = endOfDay(moment);
      expect(end.getTime() - moment.getTime()).toBeGreaterThan(0);
      expect(end.getTime() - moment.getTime()).toBeLessThanOrEqual(day);
      expect(dayOf(end)).not.toBe(dayOf(moment));
      expect(dayOf(new Date(end.getTime() - 1))).toBe(dayOf(moment));
    }),
  );
});

test('days and moments are counted in UTC', () => {
  const clock = { now: () => new Date('2026-12-31T23:59:30Z') };
  expect(dayOf(clock.now())).toBe('2026-12-31');
  expect(later(clock, minute)).toEqual(new Date('2027-01-01T00:00:30Z'));
  expect(endOfDay(clock.now())).toEqual(new Date('2027-01-01T00:00:00Z'));
});
