import { benchmarks } from './benchmarks.ts';
import { type Options, readOptions } from './kit/options.ts';
import { scaleOf } from './kit/scale.ts';
import { jsonLine, summarize, tableHead, tableLine } from './kit/summary.ts';

// npm run bench [-- NAME…] [--json] [--quick | --full] [--write]

try {
  await run(readOptions(process.argv.slice(2), Object.keys(benchmarks)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function run(options: Options): Promise<void> {
  if (!options.json) console.log(tableHead);
  for (const name of options.names) {
    const load = benchmarks[name];
    if (!load) continue;
    const benchmark = await load();
    const figures = await benchmark.run(scaleOf(options.scale));
    const summaries = figures.map(summarize);
    for (const summary of summaries) console.log(options.json ? jsonLine(summary) : tableLine(summary));
  }
}
