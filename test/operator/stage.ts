import { join } from 'node:path';
import { configurePlatforms, startBots } from '../../bots/start.ts';
import { readConfig } from '../../core/base/config.ts';
import { type Clock, systemClock } from '../../core/base/clock.ts';
import { type Core, openCore } from '../../core/core.ts';
import { coreSettings } from '../../core/settings.ts';
import { runOperator } from '../../operator/run.ts';
import { verbs } from '../../operator/verbs.ts';
import { Closing } from '../../playground/kit/closing.ts';
import type { Variables } from '../../playground/environment.ts';
import { startEmbeddedStore } from '../../playground/mongo/server.ts';
import { workerSettings } from '../../workers/settings.ts';
import { startWorkers } from '../../workers/start.ts';

export interface Typed {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs a verb as the program does, with what it writes at hand. */
export async function operate(
  environment: Variables,
  words: readonly string[],
  clock: Clock = systemClock,
): Promise<Typed> {
  const out: string[] = [];
  const errors: string[] = [];
  const desk = {
    environment,
    clock,
    colours: false,
    write: (line: string) => out.push(line),
    complain: (line: string) => errors.push(line),
  };
  const code = await runOperator(desk, verbs, words);
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

/** A core as a program opens it. */
export const coreOn = (environment: Variables): Promise<Core> =>
  openCore(readConfig(coreSettings, environment));

/** Bots and workers in this process, on the store and against the stand-ins that the environment names. */
export async function startPrograms(environment: Variables): Promise<{ core: Core } & AsyncDisposable> {
  const closing = new Closing();
  const core = closing.use(await coreOn(environment));
  const workers = startWorkers(core, readConfig(workerSettings, environment));
  closing.defer(() => workers.stop());
  const bots = await startBots(core, configurePlatforms(environment));
  closing.defer(() => bots.stop());
  return { core, [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose]() };
}

/** The environment with an empty store in the place of its own. */
export async function onFreshStore(
  environment: Variables,
  folder: string,
  name: string,
): Promise<{ environment: Variables } & AsyncDisposable> {
  const store = await startEmbeddedStore({ folder: join(folder, name) });
  return {
    environment: { ...environment, MONGODB_URI: store.uri },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}
