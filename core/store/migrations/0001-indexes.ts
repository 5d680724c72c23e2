import { buildIndexes, type Indexes, missingIndexes } from '../indexes.ts';
import type { Migration } from './migration.ts';

/** What the register declared when versions began. A later change of it is a later migration. */
const indexes: Indexes = {
  chat_identities: [{ keys: { lookup: 1 }, unique: true }, { keys: { account: 1 } }],
  consents: [{ keys: { account: 1, at: 1 } }],
  waiting: [{ keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  failed_gates: [{ keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  places: [{ keys: { lookup: 1 }, unique: true }],
  quotas: [{ keys: { account: 1 } }, { keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  portraits: [{ keys: { character: 1 } }, { keys: { account: 1 } }],
  character_versions: [
    { keys: { character: 1, number: -1 }, unique: true },
    { keys: { run: 1 }, unique: true },
    { keys: { account: 1 } },
  ],
  characters: [{ keys: { account: 1, createdAt: 1 } }, { keys: { state: 1, deletedAt: 1 } }],
  directory_pages: [{ keys: { account: 1, number: 1 }, unique: true }],
  runs: [
    { keys: { account: 1, createdAt: -1 } },
    { keys: { state: 1, notBefore: 1 } },
    { keys: { state: 1, turn: 1 } },
    { keys: { character: 1 } },
    { keys: { settledAt: 1, endedAt: 1 } },
    { keys: { createdAt: 1 } },
  ],
  addresses: [{ keys: { run: 1 } }, { keys: { character: 1 } }, { keys: { final: 1, createdAt: 1 } }],
  erasures: [{ keys: { account: 1 }, unique: true }, { keys: { state: 1, dueAt: 1 } }],
  erasure_ledger: [{ keys: { at: 1 } }],
  keys: [{ keys: { owner: 1 } }, { keys: { masterVersion: 1 } }],
};

export const indexesOfTheRegister: Migration = {
  version: 1,
  what: 'builds the indexes that the register declares',
  back: 'not needed: programs from before it build the same indexes at each start; remove the document `installation`',
  oldest: 0,
  plan: async (store) => (await missingIndexes(store, indexes)).map((one) => `build the index ${one}`),
  apply: (store) => buildIndexes(store, indexes),
};
