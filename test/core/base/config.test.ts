import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dollars, readAll, readConfig, webAddress, wholeNumber } from '../../../core/base/config.ts';
import { Problem } from '../../../core/base/problem.ts';
import { coreSettings } from '../../../core/settings.ts';
import { newKey } from '../world.ts';

/** The lines of the Problem that reading ends with. */
function linesOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem && error.code === 'configuration') return error.detail.lines ?? [];
    throw error;
  }
  return [];
}

const needed = {
  MONGODB_URI: 'mongodb://localhost/persona',
  REDIS_URL: 'redis://localhost',
  PERSONA_MASTER_KEYS: newKey(1),
  PERSONA_LOOKUP_KEYS: newKey(1),
};

test('every mistake is told at once, each on a line with its variable, and never what a secret holds', () => {
  const environment = {
    ...needed,
    MONGODB_URI: 'localhost',
    REDIS_URL: '  ',
    PERSONA_MASTER_KEYS: '1:secret',
    PERSONA_DAILY_QUOTA: '-1',
    LOG_LEVEL: 'loud',
  };
  const lines = linesOf(() => readConfig(coreSettings, environment));
  expect(lines).toHaveLength(5);
  expect(lines).toContain('MONGODB_URI: must start with mongodb:// or mongodb+srv://');
  expect(lines).toContain('REDIS_URL: is not set');
  expect(lines).toContain('PERSONA_DAILY_QUOTA: must be a whole number');
  expect(lines.join()).not.toContain('secret');
});

test('what is empty counts as not set, and gets its default', () => {
  const read = readConfig(coreSettings, { ...needed, PERSONA_DAILY_QUOTA: '', PERSONA_DAILY_SPEND: ' ' });
  expect(read).toMatchObject({ PERSONA_DAILY_QUOTA: 20, PERSONA_DAILY_SPEND: 20_000_000 });
});

test('several parts are read together, and the mistakes of all are told', () => {
  const part = (name: string) => () => readConfig(z.object({ [name]: z.string() }), { GIVEN: 'yes' });
  expect(readAll(part('GIVEN'), part('GIVEN'))).toEqual([{ GIVEN: 'yes' }, { GIVEN: 'yes' }]);
  expect(linesOf(() => readAll(part('FIRST'), part('GIVEN'), part('SECOND')))).toEqual([
    'FIRST: is not set',
    'SECOND: is not set',
  ]);
  expect(() =>
    readAll(() => {
      throw new TypeError('a fault of the program');
    }),
  ).toThrow(TypeError);
});

test('dollars become whole micro-dollars, exactly', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(999_999), (whole, micro) => {
      expect(dollars.parse(`${whole}.${String(micro).padStart(6, '0')}`)).toBe(whole * 1_000_000 + micro);
    }),
  );
  for (const wrong of ['-1', '1.', '.5', '1e3', '1,50', '0.0000001', 'NaN', '']) {
    expect(dollars.safeParse(wrong).success, wrong).toBe(false);
  }
});

test('numbers keep within their bounds, and addresses lose the slash at their end', () => {
  const number = wholeNumber(2, 10);
  expect([number.parse('2'), number.parse('10')]).toEqual([2, 10]);
  for (const wrong of ['1', '11', '2.5', '0x3', ' 3', 'Infinity']) {
    expect(number.safeParse(wrong).success, wrong).toBe(false);
  }
  expect(webAddress.parse('https://example.org/v1//')).toBe('https://example.org/v1');
  expect(webAddress.safeParse('ftp://example.org').success).toBe(false);
});
