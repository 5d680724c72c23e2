import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawChart } from './chart.ts';
import { writePage } from './page.ts';
import { keepResults, type Results } from './results.ts';

const docs = join(import.meta.dirname, '../../docs');

/** Where the figures lie that page and chart are made from. */
export const resultsFile = join(docs, 'performance.json');
export const pageFile = join(docs, 'performance.md');
export const chartFile = join(docs, 'performance.svg');

/** Writes down what was measured, and the page and the chart of all that was ever written down. */
export function writeReport(names: readonly string[], fresh: Results): void {
  const results = keepResults(resultsFile, names, fresh);
  writeFileSync(pageFile, writePage(results));
  writeFileSync(chartFile, drawChart(results));
}
