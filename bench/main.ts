import { benchmarks } from './benchmarks.ts';
import type { Benchmark } from './kit/benchmark.ts';
import { type Options, readOptions } from './kit/options.ts';
import { scaleOf } from './kit/scale.ts';
import { jsonLine, summarize, type Summary, tableHead, tableLine } from './kit/summary.ts';
import { describeMachine } from './report/machine.ts';
import type { Result } from './report/results.ts';
import { writeReport } from './report/write.ts';

// npm run bench [-- NAME…] [--json] [--quick | --full] [--write]
// Measures ours against the bare libraries. --quick does a tenth, --full five times as much; --write renews
// docs/performance.md and its chart.

try {
  const names = Object.keys(benchmarks);
  const options = readOptions(process.argv.slice(2), names);
  const results = await runAll(options);
  if (options.write) writeReport(names, results);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function runAll(options: Options): Promise<Record<string, Result>> {
  if (!options.json) console.log(tableHead);
  const results: Record<string, Result> = {};
  for (const name of options.names) {
    const benchmark = await benchmarks[name]?.();
    if (!benchmark) continue;
    const figures = (await benchmark.run(scaleOf(options.scale))).map(summarize);
    for (const figure of figures) console.log(options.json ? jsonLine(figure) : tableLine(figure));
    results[name] = toResult(benchmark, figures);
  }
  return results;
}

function toResult({ ours, partner }: Benchmark, figures: Summary[]): Result {
  const at = new Date().toISOString().slice(0, 10);
  return { ours, partner, machine: describeMachine(), at, figures };
}
