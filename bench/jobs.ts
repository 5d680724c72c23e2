import { randomBytes, randomUUID } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import mongoose from 'mongoose';
import { type Arena, openArena } from './kit/arena.ts';
import { atLeast, atMost, type Benchmark } from './kit/benchmark.ts';
import { countWrites, type Write } from './kit/count-writes.ts';
import { openAccounts, orderCharacter } from './kit/customers.ts';
import { openMemoryProviders } from './kit/memory-providers.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { untilEmpty, workThrough } from './kit/work-through.ts';

const runsPerRound = 300;
const concurrency = 50;
/** As many people as have a run in hand at once. */
const people = 50;

export const jobs: Benchmark = {
  name: 'jobs',
  ours:
    'a worker does runs from claim to settling, 50 at once: the whole pipeline, with the real client of the writer on a ' +
    'stream of 20 pieces, and providers that answer at once from the memory',
  partner:
    'a BullMQ worker, 50 at once, whose job makes as many writes of the same sizes with the bare driver, one after ' +
    'another, on the same store',
  async run(scale) {
    const writes = await countWrites();
    await using arena = await openArena({ workers: false, bots: false });
    const providers = await openMemoryProviders();
    const accounts = await openAccounts(arena.core, people);
    const bare = openBareJobs(arena, writes.samples);
    const count = scale.of(runsPerRound);
    const rounds = await measureRounds(
      scale.pairs,
      async () => {
        for (let asked = 0; asked < count; asked += people) {
          await Promise.all(accounts.slice(0, count - asked).map((one) => orderCharacter(arena.core, one)));
        }
        return (count * 1_000) / (await workThrough(arena.core, providers));
      },
      async () => (count * 1_000) / (await bare(count)),
    );
    const [made, asked] = [writes.work, writes.request].map((one) => Number(one.toFixed(1)));
    return [
      {
        name: 'jobs',
        unit: 'runs a second',
        pairs: pairsOf(rounds, Number),
        target: atLeast(0.5),
        whenMissed:
          'A run also reads: its account, its key, its draft, its page of the library, so that each step may be repeated by anybody. Tried: writes that many runs make to one document are shared, a version is stored with two questions fewer, the schema for the writer is made once. It would take reading less often, and a driver without mongoose in between.',
        note: `${made} writes a run from claim to settling at 50 runs at once, ${asked} more when it is asked for`,
      },
      {
        name: 'jobs writes',
        unit: 'writes a run, against 12 allowed',
        pairs: [{ ours: writes.work, partner: 12 }],
        target: atMost(1),
        whenMissed:
          'From claim to settling: claim, writing, what is about to be painted, its request id, its end, the profile, portrait, version, end, character, page of the library, quota, settled; and its share of the turn, the spend and the version of the library. What is left are steps that a restart must find.',
      },
    ];
  },
};

/** Gives what puts so many jobs on a queue of their own and works through them; in milliseconds of the work. */
function openBareJobs(arena: Arena, writes: readonly Write[]): (count: number) => Promise<number> {
  const { environment, closing } = arena;
  const client = new mongoose.mongo.MongoClient(environment['MONGODB_URI'] ?? '', {
    writeConcern: { w: 'majority' },
  });
  closing.defer(() => client.close());
  const collection = client.db('bare').collection<{ _id: string; blob: mongoose.mongo.Binary }>('rows');
  const blobs = writes.map(({ bytes }) => new mongoose.mongo.Binary(randomBytes(bytes)));
  const connection = { url: environment['REDIS_URL'] ?? '' };
  const queue = new Queue('bare', { connection });
  closing.defer(() => queue.close());
  const write = async () => {
    const row = randomUUID();
    for (const [index, { kind }] of writes.entries()) {
      const blob = blobs[index] ?? new mongoose.mongo.Binary(Buffer.alloc(0));
      if (kind === 'insert' || index === 0) await collection.insertOne({ _id: `${row}${index || ''}`, blob });
      else await collection.updateOne({ _id: row }, { $set: { blob } });
    }
  };
  return async (count) => {
    const removed = { removeOnComplete: true };
    const data = Array.from({ length: count }, () => ({
      name: 'run',
      data: { run: randomUUID() },
      opts: removed,
    }));
    await queue.addBulk(data);
    const before = performance.now();
    const worker = new Worker('bare', write, { connection, concurrency });
    await untilEmpty(async () => {
      const { waiting = 0, active = 0 } = await queue.getJobCounts('waiting', 'active');
      return { waiting, active };
    });
    const milliseconds = performance.now() - before;
    await worker.close();
    return milliseconds;
  };
}
