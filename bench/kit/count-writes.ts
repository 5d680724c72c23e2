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

/** The changes that one run makes. */
export interface RunWrites {
  /** Until it is on the queue, and the person's command is answered. */
  readonly request: number;
  /** From its claim to its settling, in order. */
  readonly work: readonly Write[];
}

/** The first run of an account makes what later ones find: the last of them counts. */
const runs = 2;

/** Counts what runs write, one run after another, in a store that tells of every command that arrives. */
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
  const providers = await openMemoryProviders();
  const [account] = await openAccounts(arena.core, 1);
  if (!account) throw new Error('nobody is there');
  const seen: RunWrites[] = [];
  while (seen.length < runs) {
    writes = [];
    await orderCharacter(arena.core, account);
    const request = writes.length;
    writes = [];
    await workThrough(arena.core, providers);
    seen.push({ request, work: writes });
  }
  const last = seen.at(-1);
  if (!last) throw new Error('no run was counted');
  return last;
}
