import { existsSync } from 'node:fs';
import { toProblem } from './problem.ts';

/**
 * Runs a program from its start to its signal to stop.
 * @param start gives what stops it. A wrong configuration is printed, one line per mistake, and ends the process with 1
 */
export async function runProgram(start: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const stop = await start();
    await new Promise<void>((resolve) => {
      process.once('SIGTERM', resolve);
      process.once('SIGINT', resolve);
    });
    await stop();
    process.exit(0);
  } catch (error) {
    const { code, detail, cause } = toProblem(error);
    const lines = detail.lines ?? [explain[code] ?? `failed to start: ${String(cause ?? code)}`];
    for (const line of lines) console.error(line);
    process.exit(1);
  }
}

const explain: Partial<Record<string, string>> = {
  'store-unavailable': 'MONGODB_URI: no MongoDB answers there; start it, or correct the address',
  'queue-unavailable': 'REDIS_URL: no Redis answers there; start it, or correct the address',
};
