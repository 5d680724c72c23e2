import { z } from 'zod';
import { accountId } from '../base/ids.ts';
import { defineRecord, plain } from '../store/record.ts';

export const erasures = defineRecord({
  collection: 'erasures',
  purpose: 'an erasure on its way: what must still be reached outside when the keys of the account are gone',
  owner: 'erasure',
  ownerField: '_id',
  plain: {
    account: plain(accountId, 'which account goes'),
    state: plain(z.enum(['requested', 'shredded', 'finished']), 'where a repeated erasure goes on'),
    requestedAt: plain(z.date(), 'deadlines count from it'),
    dueAt: plain(z.date(), 'end of the grace period'),
    shreddedAt: plain(z.date().nullable(), 'when the keys went'),
    finishedAt: plain(z.date().nullable(), 'when everything had gone'),
  },
  sealed: z.object({
    messages: z.array(
      z.object({ platform: z.string(), team: z.string(), channel: z.string(), message: z.string() }),
    ),
    providerRequests: z.array(z.string()),
  }),
  indexes: [{ keys: { account: 1 }, unique: true }, { keys: { state: 1, dueAt: 1 } }],
  exported: 'nothing: it exists only while the account goes',
  erased: {
    how: 'kept',
    reason: 'it finishes the erasure; its own key goes with the last outward deletion',
    until: '72 hours',
  },
  retention: '72 hours after the keys of the account were shredded',
});
