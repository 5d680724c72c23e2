import { z } from 'zod';
import { defineRecord, plain } from './record.ts';

export const erasureLedger = defineRecord({
  collection: 'erasure_ledger',
  purpose:
    'which owner’s keys were shredded, and when: a restored backup is held against it before anything starts',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    keys: plain(z.array(z.string()), 'ids of the keys that must not come back'),
    at: plain(z.date(), 'when they were shredded; the newest are held against the keys at each start'),
  },
  indexes: [{ keys: { at: 1 } }],
  exported: 'nothing: ids of what is gone',
  erased: {
    how: 'kept',
    reason: 'without it a restored backup would bring the erased back',
    until: 'the oldest backup is gone',
  },
  retention: 'as long as the oldest backup',
});
