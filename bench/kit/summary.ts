import type { Figure, Target } from './benchmark.ts';
import { median } from './statistics.ts';

/** What is printed of a figure. */
export interface Summary {
  readonly name: string;
  /** The medians of both sides. */
  readonly ours: number;
  readonly partner: number;
  readonly unit: string;
  /** The median of the pairs' ratios, with the smallest and the largest of them. */
  readonly ratio: number;
  readonly min: number;
  readonly max: number;
  readonly target: Target;
  readonly met: boolean;
  /** The pairs are more than 25 % apart. */
  readonly noisy: boolean;
  readonly note: string;
}

export function summarize(figure: Figure): Summary {
  const { name, unit, target, pairs, note = '', whenMissed = '' } = figure;
  const ratios = figure.ratios ?? pairs.map(({ ours, partner }) => ours / partner);
  const ratio = median(ratios);
  const min = Math.min(...ratios);
  const max = Math.max(...ratios);
  const met = target.bound === 'at most' ? ratio <= target.value : ratio >= target.value;
  return {
    name,
    ours: median(pairs.map(({ ours }) => ours)),
    partner: median(pairs.map(({ partner }) => partner)),
    unit,
    ratio,
    min,
    max,
    target,
    met,
    noisy: max - min > 0.25 * Math.max(Math.abs(ratio), Math.abs(target.value)),
    note: [note, met ? '' : whenMissed].filter((text) => text !== '').join(' '),
  };
}

export const targetText = ({ bound, value }: Target): string => `${bound === 'at most' ? '≤' : '≥'} ${value}`;

/** Three figures that count. */
export const shortNumber = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));

/** A summary as one line of JSON. */
export function jsonLine({ name, ours, partner, unit, ratio, min, max, target, met }: Summary): string {
  const [a, b, c, d, e] = [ours, partner, ratio, min, max].map((value) => Number(value.toPrecision(5)));
  return JSON.stringify({
    ...{ name, ours: a, partner: b, unit, ratio: c, min: d, max: e },
    ...{ target: targetText(target), met },
  });
}

/** A summary as one line for people. */
export function tableLine(summary: Summary): string {
  const { name, ours, partner, unit, ratio, min, max, target, met, noisy } = summary;
  const spread = `${shortNumber(min)}–${shortNumber(max)}`;
  return [
    name.padEnd(24),
    shortNumber(ratio).padStart(7),
    spread.padStart(15),
    targetText(target).padStart(8),
    (met ? 'met' : 'missed').padEnd(6),
    (noisy ? 'noisy' : '').padEnd(5),
    `${shortNumber(ours)} against ${shortNumber(partner)} ${unit}`,
  ].join('  ');
}

export const tableHead = [
  'benchmark'.padEnd(24),
  'ratio'.padStart(7),
  'smallest–largest'.padStart(15),
  'target'.padStart(7),
].join('  ');
