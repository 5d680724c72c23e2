import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { uriOf } from '../../playground/mongo/server.ts';
import { spawnEmbeddedStore } from '../../playground/mongo/spawn.ts';
import { stateOf } from '../../playground/watch-run.ts';
import { breakable, type BreakableServer } from '../breakable-server.ts';
import { answersIn } from './answers.ts';
import { askAtRandom, gather } from './crowd.ts';
import type { ArrivingChange } from './held-store.ts';
import { readHoldings } from './holdings.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import { isFullRun, testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

const times = isFullRun() ? {} : { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500' };
const watching = 'GET /:owner/:application/requests/:request/status/stream';
const load = isFullRun() ? { count: 12, milliseconds: 300 } : { count: 4, milliseconds: 100 };

/** How long the store is away; and within which time who asks meanwhile is told so. */
const away = isFullRun() ? 10_000 : 1_500;
const toldWithin = isFullRun() ? 2_000 : 10_000;

interface BreakableStage extends Stage {
  readonly storeServer: BreakableServer;
}

/** A stage whose store is in a process of its own, with people who were here before. */
async function openBreakable(): Promise<BreakableStage> {
  const servers: BreakableServer[] = [];
  const startStore = async (folder: string) => {
    const server = await breakable(async (port) => (await spawnEmbeddedStore(folder, port)).process);
    servers.push(server);
    return { uri: uriOf(server.port), [Symbol.asyncDispose]: () => server.kill() };
  };
  const stage = await openStage({ set: times, startStore });
  const [storeServer] = servers;
  if (!storeServer) throw new Error('the stage has not started its store');
  await gather(stage);
  expect(await findViolations(stage)).toEqual({});
  return { ...stage, storeServer };
}

/** Asks on both platforms while the store is away, and sees that both are told so. */
async function expectTold({ load, discord, slack }: Stage): Promise<void> {
  await Promise.all(
    [discord, slack].map(async (chat) => {
      const told = chat.person('Ada').see(({ text }) => text.includes('cannot reach its memory'), toldWithin);
      await Promise.all([load.ask(chat, 'Ada'), told]);
    }),
  );
}

testFault(
  'F3',
  'the store stands still: who asks is told, nothing is lost',
  async ({ random, recovered }) => {
    await using stage = await openBreakable();
    const hold = stage.fal.faults.hold(watching);
    await stage.load.ask(stage[random.one(['discord', 'slack'] as const)], 'Ada');
    await hold.arrived;
    stage.storeServer.freeze();
    const frozen = Date.now();
    hold.release();
    await expectTold(stage);
    await sleep(Math.max(0, away - (Date.now() - frozen)));
    stage.storeServer.thaw();
    const back = Date.now();
    expect(await findLastViolations(stage, 40_000)).toEqual({});
    recovered(Date.now() - back);
    expect(answersIn(stage.load.messages()).map(stateOf).toSorted()).toEqual([
      ...['done', 'done', 'done', 'done', 'done'],
      ...['failed', 'failed'],
    ]);
  },
);

testFault('F3', 'the store dies in mid-write and comes back: nothing is lost', async (run) => {
  await using stage = await openBreakable();
  const asking = askAtRandom(stage, run.random, load);
  await sleep(run.random.whole(0, load.count * load.milliseconds));
  await stage.storeServer.kill();
  await stage.storeServer.start();
  const back = Date.now();
  await asking;
  expect(await findLastViolations(stage, 40_000)).toEqual({});
  run.recovered(Date.now() - back);
});

if (!process.env['MONGODB_URI'])
  testFault('F3', 'the store refuses connections: who asks is told, nothing is lost', async () => {
    await using stage = await openStage({ set: times });
    const { load: people, servers, discord, slack, fal } = stage;
    await people.ask(discord, 'Ada');
    await people.ask(slack, 'Ada');
    expect(await findViolations(stage)).toEqual({});
    const hold = fal.faults.hold(watching);
    await people.ask(discord, 'Ada');
    await hold.arrived;
    await servers.store?.stop();
    hold.release();
    await expectTold(stage);
    await servers.store?.startAgain();
    expect(await findLastViolations(stage, 40_000)).toEqual({});
    expect(answersIn(people.messages()).map(stateOf).toSorted()).toEqual([
      ...['done', 'done', 'done'],
      ...['failed', 'failed'],
    ]);
  });

/** The changes of a request before which the line breaks. */
const midway: readonly ((change: ArrivingChange) => boolean)[] = [
  ({ collection }) => collection === 'addresses',
  ({ collection }) => collection === 'quotas',
  ({ set }) => set['state'] === 'queued',
];

if (!process.env['MONGODB_URI'])
  testFault('F3', 'the store loses a request midway: one answer, and nothing is made', async ({ random }) => {
    await using stage = await openStage({ set: times });
    const { load: people, servers, store, discord, slack } = stage;
    await people.ask(discord, 'Ada');
    await people.ask(slack, 'Ada');
    for (const fits of random.shuffled(midway)) {
      expect(await findViolations(stage)).toEqual({});
      const held = store?.hold(fits);
      const asked = people.ask(random.one([discord, slack]), 'Ada');
      await held?.arrived;
      await servers.store?.stop();
      held?.lose();
      await servers.store?.startAgain();
      await asked;
    }
    expect(await findViolations(stage)).toEqual({});
    expect((await readHoldings(stage.core)).runs).toHaveLength(2);
  });
