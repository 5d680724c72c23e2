import { expect, it } from 'vitest';
import { benchmarks } from '../../bench/benchmarks.ts';
import { scaleOf } from '../../bench/kit/scale.ts';
import { summarize } from '../../bench/kit/summary.ts';

/** Those that start no program of their own: the others are run by `npm run bench -- --tiny`. */
const quick = ['enqueue', 'stream-scan', 'queue-memory'];

it.each(quick)('%s runs and comes to figures', async (name) => {
  const benchmark = await benchmarks[name]?.();
  const figures = (await benchmark?.run(scaleOf('tiny')))?.map(summarize) ?? [];
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) {
    expect(figure.name.startsWith(name)).toBe(true);
    expect(figure.ratio).toBeGreaterThan(0);
    expect(figure.max).toBeGreaterThanOrEqual(figure.min);
  }
});

it('every benchmark says under its own name what it compares', async () => {
  for (const [name, load] of Object.entries(benchmarks)) {
    const benchmark = await load();
    expect(benchmark.name).toBe(name);
    expect(benchmark.ours).not.toBe('');
    expect(benchmark.partner).not.toBe('');
  }
});
