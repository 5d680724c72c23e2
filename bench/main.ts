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
  await runAll(readOptions(process.argv.slice(2), names), names);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function runAll(options: Options, names: readonly string[]): Promise<void> {
  if (!options.json) console.log(tableHead);
  for (const name of options.names) {
    const benchmark = await benchmarks[name]?.();
    if (!benchmark) continue;
    const figures = (await benchmark.run(scaleOf(options.scale))).map(summarize);
    for (const figure of figures) console.log(options.json ? jsonLine(figure) : tableLine(figure));
    // At once: what has been measured stays, whatever becomes of the others.
    if (options.write) writeReport(names, { [name]: toResult(benchmark, figures) });
  }
}

function toResult({ ours, partner }: Benchmark, figures: Summary[]): Result {
  const at = new Date().toISOString().slice(0, 10);
  return { ours, partner, machine: describeMachine(), at, figures };
}
