import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { atMost } from '../../bench/kit/benchmark.ts';
import { summarize } from '../../bench/kit/summary.ts';
import { drawChart } from '../../bench/report/chart.ts';
import { writePage } from '../../bench/report/page.ts';
import { keepResults, readResults, type Result } from '../../bench/report/results.ts';
import { chartFile, pageFile, resultsFile } from '../../bench/report/write.ts';

const folder = mkdtempSync(join(tmpdir(), 'persona-report-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const result = (name: string, ratio: number): Result => ({
  ...{ ours: 'what we do', partner: 'what they do', machine: 'a machine', at: '2026-01-01' },
  figures: [summarize({ name, unit: 'ms', pairs: [{ ours: ratio, partner: 1 }], target: atMost(1.3) })],
});

it('keeps what other benchmarks came to, in the order of the list, and drops what is no benchmark any more', () => {
  const file = join(folder, 'results.json');
  keepResults(file, ['old', 'two'], { old: result('old', 1), two: result('two', 1) });
  const kept = keepResults(file, ['one', 'two'], { one: result('one', 1.4) });
  expect(Object.keys(kept)).toEqual(['one', 'two']);
  expect(readResults(file)).toEqual(kept);
});

it('writes a page with the figures, what they compare, and how many targets are met', () => {
  const page = writePage({ one: result('one', 1.4), two: result('two', 1.2) });
  expect(page).toContain('1 of 2 targets are met');
  expect(page).toContain('| one | 1.4 | 1.4 – 1.4 | ≤ 1.3 | **missed** | 1.4 | 1 | ms |');
  expect(page).toContain('- **Partner**: what they do.');
});

it('draws what is beyond the target in another colour', () => {
  const chart = drawChart({ one: result('one', 1.4), two: result('two', 1.2) });
  expect(chart.match(/class="missed"/g)).toHaveLength(1);
  expect(chart.match(/class="met"/g)).toHaveLength(1);
  expect(chart).toContain('prefers-color-scheme:dark');
});

it('docs/performance.md and its chart are what the figures say', () => {
  const results = readResults(resultsFile);
  expect(readFileSync(pageFile, 'utf8')).toBe(writePage(results));
  expect(readFileSync(chartFile, 'utf8')).toBe(drawChart(results));
});
