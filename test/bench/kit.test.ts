import { describe, expect, it } from 'vitest';
import { atLeast, atMost, type Figure } from '../../bench/kit/benchmark.ts';
import { measureGrowth } from '../../bench/kit/growth.ts';
import { readOptions } from '../../bench/kit/options.ts';
import { measureRounds, pairsOf } from '../../bench/kit/pairs.ts';
import { jsonLine, summarize, tableLine } from '../../bench/kit/summary.ts';

const figure = (ratios: readonly number[], target = atMost(1.3)): Figure => ({
  name: 'ack',
  unit: 'ms',
  pairs: ratios.map((ratio) => ({ ours: ratio * 10, partner: 10 })),
  target,
});

it('measures both sides in turn, and throws the first round away', async () => {
  const calls: string[] = [];
  const side = (name: string) => () => calls.push(name);
  const rounds = await measureRounds(2, side('A'), side('B'));
  expect(calls).toEqual(['A', 'B', 'A', 'B', 'A', 'B']);
  expect(pairsOf(rounds, Number)).toEqual([
    { ours: 3, partner: 4 },
    { ours: 5, partner: 6 },
  ]);
});

describe('a summary', () => {
  it('takes the median of the pairs’ ratios, not the ratio of medians', () => {
    const pairs = [
      { ours: 10, partner: 10 },
      { ours: 40, partner: 20 },
      { ours: 90, partner: 30 },
    ];
    const { ours, partner, ratio, min, max } = summarize({ ...figure([]), pairs });
    expect({ ours, partner, ratio, min, max }).toEqual({ ours: 40, partner: 20, ratio: 2, min: 1, max: 3 });
  });

  it.each([
    [[1.29, 1.3, 1.31], atMost(1.3), true],
    [[1.31, 1.32, 1.33], atMost(1.3), false],
    [[0.5, 0.6, 0.7], atLeast(0.5), true],
    [[0.4, 0.45, 0.9], atLeast(0.5), false],
  ])('of %j against %j says whether it is met: %s', (ratios, target, met) => {
    expect(summarize(figure(ratios, target)).met).toBe(met);
  });

  it('says when the pairs are more than a quarter apart', () => {
    expect(summarize(figure([1.9, 2, 2.3])).noisy).toBe(false);
    expect(summarize(figure([1.7, 2, 2.3])).noisy).toBe(true);
  });

  it('is one line of JSON with exactly these members', () => {
    const line = jsonLine(summarize(figure([1.1, 1.2, 1.25])));
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      ...{ name: 'ack', ours: 12, partner: 10, unit: 'ms', ratio: 1.2, min: 1.1, max: 1.25 },
      ...{ target: '≤ 1.3', met: true },
    });
    expect(tableLine(summarize(figure([1.4])))).toMatch(/^ack .* missed /);
  });
});

it('fits how a cost grows, one exponent per repetition', async () => {
  let there = 0;
  let now = 0;
  const take = (milliseconds: number) => {
    now += milliseconds;
    return Promise.resolve();
  };
  const [still, linear] = await measureGrowth({
    ...{ name: 'growth', of: 'things', from: 500, samples: 3, repetitions: 2, now: () => now },
    add(count) {
      there += count;
      return Promise.resolve();
    },
    costs: { still: () => take(2), linear: () => take(there) },
  });
  expect(there).toBe(8_000);
  expect(still?.ratios).toEqual([0, 0]);
  expect(linear?.name).toBe('growth linear');
  expect(linear?.unit).toBe('ms at 8,000 and 500 things');
  expect(linear?.pairs).toEqual([
    { ours: 8_000, partner: 500 },
    { ours: 8_000, partner: 500 },
  ]);
  for (const exponent of linear?.ratios ?? []) expect(exponent).toBeCloseTo(1, 6);
});

describe('the options', () => {
  const known = ['one', 'two'];

  it('name some benchmarks, or none for all', () => {
    expect(readOptions([], known)).toEqual({ names: known, json: false, write: false, scale: 'usual' });
    expect(readOptions(['two', '--json', '--quick'], known)).toMatchObject({
      ...{ names: ['two'], json: true, scale: 'quick' },
    });
  });

  it('answer an unknown name with the list', () => {
    expect(() => readOptions(['three'], known)).toThrow('there is no benchmark three; there are one, two');
  });
});
