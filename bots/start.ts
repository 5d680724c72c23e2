import { type Environment, readAll } from '../core/base/config.ts';
import { Problem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import type { Consumer } from '../core/jobs/queues.ts';
import { actions } from './actions/index.ts';
import { Answering } from './answering.ts';
import { commands } from './commands/index.ts';
import { createDispatch } from './dispatch.ts';
import { drawRun } from './draw-run.ts';
import type { Platform } from './platform.ts';
import { definitions } from './platforms.ts';

/** How many messages one process draws at a time. */
const drawings = 20;

/** How long a stop waits for drawings in hand, in milliseconds. */
const patience = 10_000;

/** How long it waits for what is being answered, before the lines are closed and after, in milliseconds. */
const answerPatience = 5_000;

/** The running bots. */
export interface Bots {
  /** Whether each platform's line stands. */
  readonly checks: Readonly<Record<string, () => boolean>>;
  stop(): Promise<void>;
}

/** Opens one platform. */
export type OpenPlatform = (core: Core) => Platform;

/**
 * Reads which platforms are configured.
 * @throws Problem `configuration` if none is, or with every mistake in those that are
 */
export function configurePlatforms(environment: Environment): OpenPlatform[] {
  const open = readAll(...definitions.map((definition) => () => definition.configure(environment)));
  const configured = open.filter((one) => one !== undefined);
  if (configured.length > 0) return configured;
  const variables = definitions.map(({ variables: { shape } }) => Object.keys(shape)[0]).join(' or ');
  throw new Problem('configuration', { lines: [`${variables}: no chat platform is configured`] });
}

/**
 * Connects platforms and draws their messages.
 * @throws Problem `configuration` if one refuses its token
 */
export async function startBots(core: Core, open: readonly OpenPlatform[]): Promise<Bots> {
  const platforms = open.map((one) => one(core));
  const dispatch = createDispatch({
    core,
    commands,
    actions,
    async drawNow(run, name) {
      const platform = platforms.find((one) => one.name === name);
      return platform ? (await drawRun(core, platform, run)).moved : false;
    },
  });
  const answering = new Answering(dispatch);
  await Promise.all(platforms.map((platform) => platform.start((call) => answering.answer(call))));
  const consumers = platforms.map((platform) => consume(core, platform));
  return {
    checks: Object.fromEntries(platforms.map((one) => [one.name, () => one.isConnected()])),
    async stop() {
      // First answers go over the lines: they are closed when nobody waits for one.
      await answering.finish(answerPatience);
      for (const platform of platforms) await platform.stop();
      await answering.finish(answerPatience);
      await Promise.all(consumers.map((consumer) => consumer.stop(patience)));
    },
  };
}

const consume = (core: Core, platform: Platform): Consumer =>
  core.queues.consumeRedraws(
    platform.name,
    async (run) => {
      const { again } = await drawRun(core, platform, run);
      return again === undefined ? undefined : { again };
    },
    drawings,
  );
