import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect } from 'vitest';
import { register } from '../../core/register.ts';
import { spawnEmbeddedStore } from '../../playground/mongo/spawn.ts';
import type { Chat } from '../../playground/kit/person.ts';
import { stateOf } from '../../playground/watch-run.ts';
import { answersIn } from './answers.ts';
import { readHoldings } from './holdings.ts';
import { findViolations } from './invariants.ts';
import { isFullRun, testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

// In full, more is asked for than a small machine makes meanwhile: the rest is waited for.
const { restarts, pause, patience } = isFullRun()
  ? { restarts: 10, pause: 20, patience: 180_000 }
  : { restarts: 1, pause: 400, patience: 40_000 };
const people = ['Ada', 'Bob', 'Cid', 'Dee'];

/** A busy machine takes its time to start programs. */
const timeout = { timeout: 300_000 };

/** How long a program may take to go, in milliseconds. */
const longestStop = 30_000;

let stage: Stage;
afterEach(() => stage[Symbol.asyncDispose]());

/** Somebody asks again and again, in these chats in turn, until the work is done. */
async function askDuring(chats: readonly Chat[], work: () => Promise<void>): Promise<void> {
  const { load } = stage;
  const over = new AbortController();
  const working = work().finally(() => {
    over.abort();
  });
  working.catch(() => undefined);
  const asks: Promise<unknown>[] = [];
  for (let turn = 0; !over.signal.aborted; turn += 1) {
    const [chat, name] = [chats[turn % chats.length], people[turn % people.length]];
    if (chat && name) asks.push(load.ask(chat, name));
    await sleep(pause);
  }
  await working;
  await Promise.all(asks);
}

/** Starts a new one, then stops the old one by SIGTERM, again and again. */
async function replace(program: 'bots' | 'workers'): Promise<void> {
  let running = await stage.spawn(program);
  for (let restart = 0; restart < restarts; restart += 1) {
    const next = await stage.spawn(program);
    const since = Date.now();
    await running[Symbol.asyncDispose]();
    expect(await running.ended).toBe(0);
    expect(Date.now() - since).toBeLessThan(longestStop);
    running = next;
  }
}

async function getAcquainted(): Promise<void> {
  for (const name of people) {
    await stage.load.ask(stage.discord, name);
    await stage.load.ask(stage.slack, name);
  }
}

async function expectAllMadeOnce(): Promise<void> {
  expect(await findViolations(stage, patience)).toEqual({});
  const { runs } = await readHoldings(stage.core);
  expect(runs.filter(({ row }) => row.attempts !== 1)).toEqual([]);
  expect(answersIn(stage.load.messages()).filter((one) => stateOf(one) !== 'done')).toEqual([]);
}

// Two programs and a load: minutes on a small machine.
if (isFullRun()) {
  testFault(
    'F10',
    'workers are replaced under load: each run is begun once, and all are made',
    async () => {
      stage = await openStage({ startStore: spawnEmbeddedStore, workers: false });
      await getAcquainted();
      await askDuring([stage.discord, stage.slack], () => replace('workers'));
      await expectAllMadeOnce();
    },
    timeout,
  );
}

testFault(
  'F10',
  'workers are stopped in the middle of runs that do not end: others go on with them',
  async () => {
    stage = await openStage({ startStore: spawnEmbeddedStore, workers: false, set: { WORKER_STOP: '200' } });
    stage.fal.pace = { queueMilliseconds: 5, paintMilliseconds: 1_500 };
    const next = stage.spawn('workers');
    await getAcquainted();
    const first = await next;
    await stage.spawn('workers');
    await first[Symbol.asyncDispose]();
    expect(await first.ended).toBe(0);
    await expectAllMadeOnce();
  },
);

testFault(
  'F10',
  'bots are replaced under load: whatever was received is answered, once',
  async () => {
    stage = await openStage({ startStore: spawnEmbeddedStore, bots: false });
    const first = await stage.spawn('bots');
    await getAcquainted();
    // Slack's socket keeps nothing for an app that goes: what is typed at that instant Slack itself refuses (F5 tries it).
    await askDuring([stage.discord], () => replace('bots'));
    await first[Symbol.asyncDispose]();
    await expectAllMadeOnce();
  },
  timeout,
);

testFault(
  'F10',
  'programs go on with what newer ones have written: fields that they do not know',
  async () => {
    stage = await openStage();
    stage.fal.pace = { queueMilliseconds: 5, paintMilliseconds: 500 };
    await getAcquainted();
    const addField = () =>
      Promise.all(
        register.map(({ collection }) =>
          stage.core.store.connection
            .collection(collection)
            .updateMany({}, { $set: { addedLater: 'value' } }),
        ),
      );
    await addField();
    await getAcquainted();
    await addField();
    await expectAllMadeOnce();
    const runs = await stage.core.store.connection.collection('runs').find({}).toArray();
    expect(runs.filter((run) => run['addedLater'] === 'value')).not.toEqual([]);
  },
);
