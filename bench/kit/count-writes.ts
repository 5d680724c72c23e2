import { join } from 'node:path';
import { Closing } from '../../playground/kit/closing.ts';
import type { BeforeCommand } from '../../playground/mongo/dispatch.ts';
import { startEmbeddedStore } from '../../playground/mongo/server.ts';
import { toBytes } from '../../playground/mongo/fields.ts';
import { openArena } from './arena.ts';
import { openAccounts, orderCharacter } from './customers.ts';
import { openMemoryProviders } from './memory-providers.ts';
import { makeScratch } from './scratch.ts';
import { workThrough } from './work-through.ts';

/** A change that a run makes in the store. */
export interface Write {
  readonly kind: 'insert' | 'update';
  /** Of the command, as it arrives at the store. */
  readonly bytes: number;
}

/** The changes that runs make, on the average of many. */
export interface RunWrites {
  /** Until a run is on the queue, and the person's command is answered. */
  readonly request: number;
  /** From its claim to its settling. */
  readonly work: number;
  /** As many as that, rounded, with sizes that stand for all of them. */
  readonly samples: readonly Write[];
}

/** As many as the benchmark has in hand at once: runs share some of their writes. */
const runs = 50;

/** Counts what runs write, in a store that tells of every command that arrives. */
export async function countWrites(): Promise<RunWrites> {
  await using closing = new Closing();
  let writes: Write[] = [];
  const beforeCommand: BeforeCommand = ({ name, document }) => {
    if (!['insert', 'update', 'delete', 'findAndModify'].includes(name)) return;
    writes.push({ kind: name === 'insert' ? 'insert' : 'update', bytes: toBytes(document).length });
  };
  const folder = join(makeScratch(closing), 'store');
  const store = closing.use(await startEmbeddedStore({ folder, beforeCommand }));
  const given = { MONGODB_URI: store.uri };
  const arena = closing.use(await openArena({ workers: false, bots: false, given }));
  const accounts = await openAccounts(arena.core, runs);
  writes = [];
  await Promise.all(accounts.map((account) => orderCharacter(arena.core, account)));
  const request = writes.length / runs;
  writes = [];
  await workThrough(arena.core, await openMemoryProviders());
  return { request, work: writes.length / runs, samples: everyNth(writes, runs) };
}

/** One of so many, in the order of their sizes. */
function everyNth(writes: readonly Write[], count: number): Write[] {
  const bySize = writes.toSorted((a, b) => a.bytes - b.bytes);
  return bySize.filter((_, index) => index % count === count >> 1);
}
