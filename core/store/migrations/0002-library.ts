import { buildIndexes, dropIndexes, type Indexes, missingIndexes, standingIndexes } from '../indexes.ts';
import type { Migration } from './migration.ts';

/** What came with imports, reports and settings of places. */
const added: Indexes = {
  card_files: [
    { keys: { character: 1 } },
    { keys: { account: 1 } },
    { keys: { endsAt: 1 }, expireAfterSeconds: 0 },
  ],
  runs: [{ keys: { account: 1, createdAt: -1, _id: -1 } }],
  card_identities: [{ keys: { character: 1 } }, { keys: { account: 1 } }],
  place_hidings: [{ keys: { place: 1, at: -1 } }, { keys: { character: 1 } }],
  place_quotas: [{ keys: { place: 1 } }, { keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  addresses: [{ keys: { place: 1 } }],
  reports: [
    { keys: { character: 1, hides: 1 } },
    { keys: { state: 1, decideBy: 1 } },
    { keys: { answerTo: 1 }, sparse: true },
    { keys: { account: 1 } },
    { keys: { endsAt: 1 }, expireAfterSeconds: 0 },
  ],
  report_counts: [{ keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  notices: [
    { keys: { account: 1, shownAt: 1, createdAt: 1 } },
    { keys: { endsAt: 1 }, expireAfterSeconds: 0 },
  ],
};

/** One run makes several versions where it imports several cards: their ids tell them apart. */
const dropped: Indexes = {
  character_versions: [{ keys: { run: 1 } }],
  // The history is paged by the id, too.
  runs: [{ keys: { account: 1, createdAt: -1 } }],
};

export const libraryIndexes: Migration = {
  version: 2,
  what: 'lets a run make several versions, and builds the indexes of card files and reports',
  back: 'programs of version 1 run on it as it is',
  oldest: 1,
  plan: async (store) => [
    ...(await standingIndexes(store, dropped)).map((one) => `drop the index ${one}`),
    ...(await missingIndexes(store, added)).map((one) => `build the index ${one}`),
  ],
  async apply(store) {
    await dropIndexes(store, dropped);
    await buildIndexes(store, added);
  },
};
