import { existsSync } from 'node:fs';
import { type Problem, type ProblemCode, toProblem } from './problem.ts';

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
    for (const line of explainProblem(toProblem(error))) console.error(line);
    process.exit(1);
  }
}

/** Why a program does not start, one line per mistake. */
export function explainProblem({ code, detail, cause }: Problem): readonly string[] {
  if (detail.lines) return detail.lines;
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : undefined;
  return [unreachable[code] ?? `the start failed: ${reason ?? code}`];
}

const unreachable: Partial<Record<ProblemCode, string>> = {
  'store-unavailable': 'MONGODB_URI: no MongoDB answers there; start it, or correct the address',
  'queue-unavailable': 'REDIS_URL: no Redis answers there; start it, or correct the address',
};
