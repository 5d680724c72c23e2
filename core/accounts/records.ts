import { z } from 'zod';
import { accountId } from '../base/ids.ts';
import { platformName } from '../places/records.ts';
import { visibility } from '../profile/options.ts';
import { defineRecord, plain } from '../store/record.ts';

export const accounts = defineRecord({
  collection: 'accounts',
  purpose: 'one person, with one library, one quota and one set of choices',
  owner: 'account',
  ownerField: '_id',
  plain: {
    state: plain(z.enum(['active', 'suspended', 'erasing']), 'every use asks whether the account may act'),
    epoch: plain(
      z.number(),
      'raised when the account closes: what began before it can write nothing any more',
    ),
    key: plain(z.string(), 'names the key that seals what is new'),
    acceptedPolicy: plain(z.string(), 'asked at every command: which policy version was accepted'),
    libraryVersion: plain(
      z.number(),
      'raised by every change of the library; opened pages are kept under it',
    ),
    lastTurn: plain(z.number(), 'orders waiting runs fairly between accounts'),
    createdAt: plain(z.date(), 'age of the account'),
  },
  sealed: z.object({
    preferences: z.object({
      style: z.string().optional(),
      type: z.string().optional(),
      language: z.string().optional(),
      visibility: visibility.optional(),
      privateAnswers: z.boolean(),
    }),
  }),
  indexes: [],
  exported: 'state, dates, accepted policy and preferences',
  erased: { how: 'deleted' },
  retention: 'until the person deletes it',
});

export const chatIdentities = defineRecord({
  collection: 'chat_identities',
  purpose: 'a person as a chat platform knows them, and the account it belongs to',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    platform: plain(platformName, 'counts identities by platform without opening them'),
    lookup: plain(z.string(), 'finds the identity by the HMAC of platform, team and user'),
    lookupVersion: plain(z.number(), 'says under which look-up key; rotation rewrites old ones'),
    createdAt: plain(z.date(), 'since when it is linked'),
  },
  sealed: z.object({ platform: platformName, team: z.string(), user: z.string(), name: z.string() }),
  indexes: [{ keys: { lookup: 1 }, unique: true }, { keys: { account: 1 } }],
  exported: 'platform, team, user and name, and since when',
  erased: { how: 'deleted' },
  retention: 'until unlinked',
});

export const consents = defineRecord({
  collection: 'consents',
  purpose: 'one acceptance of one policy version, with its time',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    subject: plain(z.enum(['age', 'policy']), 'what was confirmed'),
    policyVersion: plain(z.string(), 'which version was accepted'),
    platform: plain(platformName, 'where it was accepted'),
    at: plain(z.date(), 'when it was accepted'),
  },
  indexes: [{ keys: { account: 1, at: 1 } }],
  exported: 'all of it',
  erased: { how: 'deleted' },
  retention: 'until the account is deleted',
});

export const waitingCommands = defineRecord({
  collection: 'waiting',
  purpose:
    'the one command of somebody who has not yet accepted the policy, sealed under a key wrapped in the same document',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    masterVersion: plain(z.number(), 'says which master key unwraps the key'),
    wrapped: plain(z.instanceof(Buffer), 'a ciphertext by itself'),
    command: plain(z.instanceof(Buffer), 'a ciphertext by itself: the command under the key above'),
    click: plain(
      z.string().nullable(),
      'the HMAC of the click that goes on with it: who clicks twice asks once',
    ),
    clickEnds: plain(z.date().nullable(), 'when another click may go on instead'),
    endsAt: plain(z.date(), 'one hour after the command; then it goes'),
  },
  indexes: [{ keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  exported: 'nothing: there is no account yet; it goes within the hour',
  erased: { how: 'deleted' },
  retention: 'one hour',
});

export const failedGates = defineRecord({
  collection: 'failed_gates',
  purpose: 'somebody said they are too young: the HMAC of the identity (the id) and when the block ends',
  owner: 'installation',
  ownerField: '_id',
  plain: { endsAt: plain(z.date(), '24 hours after the answer; then it goes') },
  indexes: [{ keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  exported: 'nothing: there is no account',
  erased: { how: 'deleted' },
  retention: '24 hours',
});
