import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { readConfig } from '../../core/base/config.ts';
import { Closing } from '../../playground/kit/closing.ts';
import { type Line, type LineState, openLine } from '../../playground/kit/line.ts';
import { stateOf } from '../../playground/watch-run.ts';
import { workerSettings } from '../../workers/settings.ts';
import { startWorkers } from '../../workers/start.ts';
import { watchAnswers } from './answers.ts';
import { findViolations } from './invariants.ts';
import { isFullRun, testFault } from './repeat.ts';
import { openStage, type ServerAddresses, type Stage } from './stage.ts';

const servers = ['redis', 'store', 'writer', 'painter'] as const;

/** How long a line is disturbed. */
const disturbance = isFullRun() ? 10_000 : 1_000;

const states: readonly LineState[] = [
  { kind: 'half-open' },
  { kind: 'slow', milliseconds: 50 },
  { kind: 'slicing', bytes: 7 },
  { kind: 'resetting', bytes: 4_096 },
];

/** `npm test` tries those that have to be waited for: the dead lines to the servers, the broken ones to the providers. */
const isTriedOn =
  (server: (typeof servers)[number]) =>
  ({ kind }: LineState): boolean =>
    isFullRun() || kind === (server === 'redis' || server === 'store' ? 'half-open' : 'resetting');

const closing = new Closing();
const lines = {} as Record<(typeof servers)[number], Line>;
let stage: Stage;

async function lineTo(server: (typeof servers)[number], address: string): Promise<string> {
  const url = new URL(address);
  lines[server] = closing.use(await openLine(Number(url.port)));
  url.port = String(lines[server].port);
  return url.href;
}

const reach = async ({ MONGODB_URI, REDIS_URL }: ServerAddresses): Promise<ServerAddresses> => ({
  MONGODB_URI: await lineTo('store', MONGODB_URI),
  REDIS_URL: await lineTo('redis', REDIS_URL),
});

beforeAll(async () => {
  const set = { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500' };
  stage = closing.use(await openStage({ workers: false, set, reach }));
  const painter = await lineTo('painter', stage.fal.url);
  const workers = startWorkers(
    stage.core,
    readConfig(workerSettings, {
      ...stage.environment,
      OPENAI_BASE_URL: `${await lineTo('writer', stage.openai.url)}v1`,
      FAL_QUEUE_URL: painter.replace(/\/$/, ''),
      FAL_MEDIA_HOSTS: new URL(painter).host,
      ...{ OPENAI_TIMEOUT: '2000', MODERATION_TIMEOUT: '2000', FAL_TIMEOUT: '3000' },
    }),
  );
  closing.defer(() => workers.stop());
  await stage.load.ask(stage.discord, 'Ada');
  await stage.load.ask(stage.slack, 'Ada');
  expect(await findViolations(stage)).toEqual({});
}, 60_000);
afterAll(() => closing[Symbol.asyncDispose]());

/** Asks again and again until the answer is a card: what a dead line has left in the pools is gone then. */
async function untilAsksAreMade(): Promise<void> {
  const { load } = stage;
  await vi.waitUntil(
    async () => {
      const answers = watchAnswers(load);
      await Promise.all([load.ask(stage.discord, 'Ada'), load.ask(stage.slack, 'Ada')]);
      expect(await findViolations(stage)).toEqual({});
      return answers().every((message) => stateOf(message) === 'done');
    },
    { timeout: 20_000, interval: 500 },
  );
}

for (const server of servers) {
  for (const state of states.filter(isTriedOn(server))) {
    testFault(
      'F14',
      `the line to the ${server} is ${state.kind}: clear answers, and all goes on`,
      async (run) => {
        const { load, discord, slack } = stage;
        const answers = watchAnswers(load);
        lines[server].become(state);
        await Promise.all([load.ask(discord, 'Ada'), load.ask(slack, 'Ada')]);
        await sleep(disturbance);
        lines[server].become({ kind: 'whole' });
        const since = Date.now();
        expect(await findViolations(stage, 40_000)).toEqual({});
        const ends = answers().map(stateOf);
        if (state.kind === 'slow' || state.kind === 'slicing') expect(ends).toEqual(['done', 'done']);
        await untilAsksAreMade();
        run.recovered(Date.now() - since);
      },
    );
  }
}
