import { buildIndexes, type Indexes, missingIndexes } from '../indexes.ts';
import type { Migration } from './migration.ts';

const indexes: Indexes = {
  sign_in_identities: [{ keys: { lookup: 1 }, unique: true }, { keys: { account: 1 } }],
  link_claims: [
    { keys: { endsAt: 1 }, expireAfterSeconds: 0 },
    { keys: { identity: 1 } },
    { keys: { account: 1 } },
  ],
  site_sessions: [{ keys: { account: 1 } }, { keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  web_sessions: [{ keys: { expires: 1 }, expireAfterSeconds: 0 }],
};

export const linkingIndexes: Migration = {
  version: 3,
  what: 'builds the indexes of linked sign-ins and of the site’s sessions',
  back: 'programs of version 2 run on it as it is',
  oldest: 1,
  plan: async (store) => (await missingIndexes(store, indexes)).map((one) => `build the index ${one}`),
  apply: (store) => buildIndexes(store, indexes),
};
