import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { type Arena, openArena } from './kit/arena.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { openAccounts, orderCharacter } from './kit/customers.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { median } from './kit/statistics.ts';

const ordersPerRound = 200;

export const enqueue: Benchmark = {
  name: 'enqueue',
  ours:
    'a run is asked for: its record and its address are sealed and stored, quota, spend and turn are taken, its id is on ' +
    'the queue',
  partner: 'BullMQ’s Queue.add of an id, on the same Redis',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    const queue = openQueue(arena);
    const accounts = await openAccounts(arena.core, 20);
    const count = scale.of(ordersPerRound);
    const rounds = await measureRounds(
      scale.pairs,
      () => timeEach(count, (index) => orderCharacter(arena.core, pick(accounts, index))),
      () => timeEach(count, () => queue.add('run', { run: randomUUID() })),
    );
    return [
      {
        name: 'enqueue',
        unit: 'ms at p50',
        pairs: pairsOf(rounds, median),
        target: atMost(2.5),
        whenMissed:
          'Queue.add is one question to Redis, which puts it on the disk within a second. A run waits for four rounds of writes that are on the disk before they are answered: its record; its address, quota, spend and turn; its state; and then Queue.add. Tried: ten waits one after another have become these four. Nearer than that comes only what gives up that a run is recorded before anything is reserved for it.',
      },
    ];
  },
};

function openQueue({ environment, closing }: Arena): Queue {
  const queue = new Queue('bare', { connection: { url: environment['REDIS_URL'] ?? '' } });
  closing.defer(() => queue.close());
  return queue;
}

async function timeEach(count: number, act: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = performance.now();
    await act(index);
    times.push(performance.now() - before);
  }
  return times;
}

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('there is none to pick');
  return item;
}
