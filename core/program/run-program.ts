import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { events } from '../base/events.ts';
import { toProblem } from '../base/problem.ts';
import type { Environment } from '../base/config.ts';
import { withSecretFiles } from '../base/secret-files.ts';
import type { Core } from '../core.ts';
import { explainProblem } from '../base/explain-problem.ts';
import type { Checks } from './readiness.ts';
import { startStatusServer } from './status-server.ts';

/** A program that has started. */
export interface RunningProgram {
  readonly core: Core;
  /** What it needs besides store and queue to be ready. */
  readonly checks?: Checks;
  /** Takes nothing new, finishes or hands back what is in hand, within a bound. The core is closed after it. */
  stop(): Promise<void>;
}

/**
 * Runs a program from its start to its signal to stop: SIGTERM or SIGINT; a second one ends it at once.
 * @param name as log and metrics call it
 * @param environment that of the process: a `.env` in its folder is read into it first
 * @param parts of the configuration that the program reads
 * @param start reads its configuration and starts. A wrong configuration is printed, one line per mistake, and ends the
 * process with 1
 */
export async function runProgram(
  name: string,
  environment: Environment,
  parts: readonly z.ZodObject[],
  start: (environment: Environment) => Promise<RunningProgram>,
): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const program = await start(withSecretFiles(environment, parts));
    const { core } = program;
    endOnSurprise(core, name);
    const { PERSONA_STATUS_PORT: port, PERSONA_STATUS_HOST: host } = core.settings;
    const status =
      port === undefined
        ? undefined
        : await startStatusServer(core, { port, host, checks: program.checks ?? {} });
    events.started(core, name);
    await untilSignal();
    events.stopping(core, name);
    status?.announceStop();
    await program.stop();
    await status?.[Symbol.asyncDispose]();
    events.stopped(core, name);
    await core[Symbol.asyncDispose]();
    process.exit(0);
  } catch (error) {
    for (const line of explainProblem(toProblem(error))) console.error(line);
    process.exit(1);
  }
}

/** Node would print the error's message, which may quote a person; whatever supervises the process starts another. */
function endOnSurprise(core: Core, name: string): void {
  process.on('uncaughtException', (error) => {
    events.crashed(core, name, error);
    process.exit(1);
  });
}

async function untilSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
