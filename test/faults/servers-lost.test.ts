import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { stateOf } from '../../playground/watch-run.ts';
import { answersIn } from './answers.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import { openStage } from './stage.ts';

const quick = { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500' };
const watching = 'GET /:owner/:application/requests/:request/status/stream';

test('Redis dies with runs that wait in it, comes back empty, and all of them are made', async () => {
  await using stage = await openStage({ workers: false, set: quick });
  const { load, servers, discord, slack } = stage;
  const before = await load.ask(discord, 'Ada');
  await before.person.see((message) => stateOf(message) === 'queued');
  await load.ask(slack, 'Ada');
  await servers.redis.kill();
  // Somebody asks while it is away: the record is written all the same.
  await load.ask(discord, 'Ada');
  await servers.redis.startEmpty();
  await stage.spawn('workers');
  expect(await findLastViolations(stage, 30_000)).toEqual({});
  expect(answersIn(load.messages()).map(stateOf)).toEqual(['done', 'done', 'done']);
}, 60_000);

test('Redis dies under a run in hand, comes back empty, and the run ends once', async () => {
  await using stage = await openStage({ set: quick });
  const { load, servers, discord, fal } = stage;
  const hold = fal.faults.hold(watching);
  await load.ask(discord, 'Ada');
  await hold.arrived;
  await servers.redis.kill();
  await servers.redis.startEmpty();
  hold.release();
  expect(await findLastViolations(stage, 30_000)).toEqual({});
  expect(fal.jobs).toHaveLength(1);
}, 60_000);

test.skipIf(process.env['MONGODB_URI'])(
  'the store is away for seconds: who asks is told, what was in hand is finished, nothing is lost',
  async () => {
    await using stage = await openStage({ set: quick });
    const { load, servers, discord, slack, fal } = stage;
    await load.ask(discord, 'Ada');
    await load.ask(slack, 'Ada');
    expect(await findViolations(stage)).toEqual({});
    const hold = fal.faults.hold(watching);
    await load.ask(discord, 'Ada');
    await hold.arrived;
    await servers.store?.stop();
    hold.release();
    const told = await Promise.all([load.ask(discord, 'Ada'), load.ask(slack, 'Ada')]);
    for (const { person } of told) await person.see(({ text }) => text.includes('cannot reach its memory'));
    await sleep(1_000);
    await servers.store?.startAgain();
    expect(await findLastViolations(stage, 30_000)).toEqual({});
    expect(answersIn(load.messages()).map(stateOf).toSorted()).toEqual([
      ...['done', 'done', 'done'],
      ...['failed', 'failed'],
    ]);
  },
  60_000,
);
