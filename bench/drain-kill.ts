import { setTimeout as wait } from 'node:timers/promises';
import { type Arena, openArena } from './kit/arena.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { type Child, startChild } from './kit/child.ts';
import { openAccounts, orderCharacter } from './kit/customers.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { untilEmpty } from './kit/work-through.ts';

const runsPerRound = 200;
const people = 50;
const killPause = 5_000;

export const drainKill: Benchmark = {
  name: 'drain-kill',
  ours: 'two workers in processes of their own drain the queue; every five seconds one of them is killed with -9 and started anew',
  partner: 'the same without kills',
  async run(scale) {
    const set = { WORKER_SWEEP: '10000', WORKER_CONCURRENCY: '10' };
    await using arena = await openArena({ workers: false, bots: false, set });
    const count = scale.of(runsPerRound);
    const rounds = await measureRounds(
      scale.pairs,
      () => drain(arena, count, true),
      () => drain(arena, count, false),
      { cold: true },
    );
    return [
      {
        name: 'drain-kill',
        unit: `s for ${count} runs`,
        pairs: pairsOf(rounds, Number),
        target: atMost(1.5),
        note: `The fewer runs, the more the last kill weighs: what it leaves waits for the lock of 5 s. With --full, ${count * 5} runs.`,
      },
    ];
  },
};

/** Seconds from both workers being up until no run is left. */
async function drain(arena: Arena, count: number, kills: boolean): Promise<number> {
  const accounts = await openAccounts(arena.core, people);
  for (let asked = 0; asked < count; asked += people) {
    await Promise.all(accounts.slice(0, count - asked).map((one) => orderCharacter(arena.core, one)));
  }
  const start = () => startChild('workers/main.ts', arena.environment);
  const workers = await Promise.all([start(), start()]);
  const before = performance.now();
  const over = new AbortController();
  const killing = kills ? killInTurn(workers, start, over.signal) : Promise.resolve();
  await untilEmpty(() => arena.core.queues.countRuns());
  const seconds = (performance.now() - before) / 1_000;
  over.abort();
  await killing;
  await Promise.all(workers.map((worker) => worker[Symbol.asyncDispose]()));
  return seconds;
}

async function killInTurn(workers: Child[], start: () => Promise<Child>, over: AbortSignal): Promise<void> {
  const pause = () => wait(killPause, true, { signal: over }).catch(() => false);
  for (let turn = 0; await pause(); turn = 1 - turn) {
    await workers[turn]?.kill();
    workers[turn] = await start();
  }
}
