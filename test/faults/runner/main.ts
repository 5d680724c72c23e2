import { startVitest } from 'vitest/node';
import { faultTable } from '../table.ts';
import { readArguments, usage } from './arguments.ts';

// npm run faults -- [F1 F2 …] [--repeat N] [--seed S]: tries faults in full; see `table.ts`.

function settings(): ReturnType<typeof readArguments> | undefined {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}; ${usage}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

const asked = settings();
if (asked) {
  const files = asked.faults.flatMap((fault) => faultTable[fault].files);
  const include = [...new Set(files)].map((file) => `test/${file}.test.ts`);
  process.stdout.write(`${asked.faults.join(' ')}, first seed ${asked.seed}\n`);
  await startVitest('test', [], { config: 'vitest.faults.ts', include, provide: { faults: asked } });
}
