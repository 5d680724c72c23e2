/** The middle of some numbers; of an even count, the mean of the two in the middle. @throws Error where there is none */
export function median(numbers: readonly number[]): number {
  const sorted = inOrder(numbers);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('nothing was measured');
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/**
 * The smallest number that this part of all does not exceed (nearest rank).
 * @param part 0 to 1: 0.99 is the 99th percentile
 * @throws Error where there is none
 */
export function percentile(numbers: readonly number[], part: number): number {
  const sorted = inOrder(numbers);
  const rank = Math.max(1, Math.ceil(part * sorted.length));
  const found = sorted[rank - 1];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

const inOrder = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** One measurement of growth: how much there was, and what it cost. */
export interface Point {
  readonly size: number;
  readonly cost: number;
}

/**
 * The exponent of growth: of `cost = c · size^exponent`, fitted by least squares over the logarithms. 0: it does not grow;
 * 1: twice the size costs twice as much.
 * @throws Error with fewer than two sizes, or what is not positive
 */
export function exponentOf(points: readonly Point[]): number {
  const logs = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  if (new Set(logs.map(({ x }) => x)).size < 2) throw new Error('growth needs two sizes');
  if (!logs.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))) throw new Error('not positive');
  const meanX = mean(logs.map(({ x }) => x));
  const meanY = mean(logs.map(({ y }) => y));
  const covariance = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
