import { z } from 'zod';
import { accountId } from '../base/ids.ts';
import { platformName } from '../places/records.ts';
import { defineRecord, plain } from '../store/record.ts';

/** The name of a provider of sign-in: `google`. */
const providerName = z.string().regex(/^[a-z]{2,16}$/);

/** A person as a provider of sign-in knows them. Who it is, issuer and subject say; an e-mail address never does. */
export const signInIdentity = z.object({
  provider: providerName,
  /** The provider as people know it: `GitHub`. */
  label: z.string(),
  /** The provider itself, as an address: two providers may give the same subject. */
  issuer: z.string(),
  /** The provider's own id of the person, which does not change. */
  subject: z.string(),
  name: z.string(),
  email: z.string().optional(),
  emailVerified: z.boolean(),
});
export type SignInIdentity = z.output<typeof signInIdentity>;

export const signInIdentities = defineRecord({
  collection: 'sign_in_identities',
  purpose: 'an account at a provider of sign-in that opens a person’s account on the site',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    provider: plain(providerName, 'counts identities by provider without opening them'),
    lookup: plain(z.string(), 'finds the identity by the HMAC of issuer and subject'),
    lookupVersion: plain(z.number(), 'says under which look-up key; rotation rewrites old ones'),
    createdAt: plain(z.date(), 'since when it is linked'),
    usedAt: plain(z.date(), 'when somebody last signed in with it'),
  },
  sealed: signInIdentity,
  indexes: [{ keys: { lookup: 1 }, unique: true }, { keys: { account: 1 } }],
  exported: 'provider, name, e-mail address, since when and when last used',
  erased: { how: 'deleted' },
  retention: 'until unlinked',
});

/** How far a link has come: each step needs the one before. */
const claimStates = ['offered', 'opened', 'confirmed', 'matched', 'linking'] as const;

export const linkClaims = defineRecord({
  collection: 'link_claims',
  purpose:
    'a link between a chat identity and the site that is being made; its id is the hash of the one-time address',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner: who asked for the link in a chat'),
    state: plain(z.enum(claimStates), 'each step names the one before it'),
    identity: plain(z.string(), 'the record of the chat identity that asked'),
    session: plain(
      z.string().nullable(),
      'the HMAC of the browser session that opened it: no other may go on',
    ),
    code: plain(z.string().nullable(), 'the HMAC of the code that the page has shown'),
    codeEnds: plain(z.date().nullable(), 'five minutes after it was shown'),
    tries: plain(z.number(), 'how often the code may still be tried'),
    endsAt: plain(z.date(), 'ten minutes after it was asked for; then it goes'),
  },
  sealed: z.object({
    /** Who asked, in the platform's words: the page shows it. */
    chat: z.object({ platform: platformName, team: z.string(), user: z.string(), name: z.string() }),
    /** Who signed in on the site. */
    signIn: signInIdentity.optional(),
  }),
  indexes: [
    { keys: { endsAt: 1 }, expireAfterSeconds: 0 },
    { keys: { identity: 1 } },
    { keys: { account: 1 } },
  ],
  exported: 'nothing by itself: it goes within minutes, and what comes of it is a linked identity',
  erased: { how: 'deleted' },
  retention: 'ten minutes',
});
