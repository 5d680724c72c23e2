import { buildIndexes, dropIndexes, type Indexes, missingIndexes, standingIndexes } from '../indexes.ts';
import type { Migration } from './migration.ts';

/** What came with imports, reports and settings of places. */
const added: Indexes = {};

/** One run makes several versions where it imports several cards: their ids tell them apart. */
const dropped: Indexes = { character_versions: [{ keys: { run: 1 } }] };

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
