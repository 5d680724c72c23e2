import { z } from 'zod';
import { accountId } from '../base/ids.ts';
import { defineRecord, plain } from '../store/record.ts';

/** What is kept of the browser that somebody signed in with: for their own eyes, and for security only. */
export const usedDevice = z.object({
  browser: z.string(),
  system: z.string(),
  /** A shortened address: `203.0.113.0/24`. */
  network: z.string(),
});
export type UsedDevice = z.output<typeof usedDevice>;

export const siteSessions = defineRecord({
  collection: 'site_sessions',
  purpose: 'somebody is signed in on the site; its id is that of the session',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    createdAt: plain(z.date(), 'when they signed in'),
    usedAt: plain(z.date(), 'when they were last here, to the hour'),
    endsAt: plain(z.date(), 'thirty days after the sign-in; then it goes'),
  },
  sealed: usedDevice,
  indexes: [{ keys: { account: 1 } }, { keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  exported: 'when, and browser, system and shortened address',
  erased: { how: 'deleted' },
  retention: 'until signed out; thirty days at the most',
});
