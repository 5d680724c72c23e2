import { createHash, randomBytes } from 'node:crypto';
import { later, minute } from '../base/clock.ts';
import type { Core } from '../core.ts';
import { lookupOf } from '../crypto/keyring.ts';
import type { RowOf } from '../store/record.ts';
import { tableOf } from '../store/table.ts';
import type { Account } from './account.ts';
import { type ChatIdentity, identityLookups } from './chat-identity.ts';
import { linkClaims, type SignInIdentity } from './link-records.ts';
import { makeCode } from './link-code.ts';
import { chatIdentities } from './records.ts';

export type ClaimRow = RowOf<(typeof linkClaims)['plain']>;

/** How long a one-time address works. */
const lifetime = 10 * minute;
/** How long the code of a confirmed link works, and how often it may be tried. */
const codeLifetime = 5 * minute;
const mostTries = 5;

/** What is known of the one-time address stands in the store as its hash only. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A browser's session, as a claim keeps it. */
const sessionOf = (core: Core, session: string): string =>
  lookupOf(core.store.lookups, ['link-session', session]).hmac;

/**
 * Begins a link from a chat. Whoever asks again gets a new address, and the one before it is dead.
 * @returns the secret part of the address: 256 random bits, for ten minutes
 */
export async function offerLink(
  core: Core,
  account: Account,
  person: ChatIdentity,
): Promise<{ readonly token: string; readonly endsAt: Date }> {
  const identity = await tableOf(core.store, chatIdentities).one({
    account: account.id,
    lookup: { $in: identityLookups(core, person) },
  });
  if (!identity) throw new Error('an account without the identity that calls');
  const token = randomBytes(32).toString('base64url');
  const table = tableOf(core.store, linkClaims);
  const _id = hashOf(token);
  const endsAt = later(core.clock, lifetime);
  const { platform, team, user, name } = person;
  await table.remove({ identity: identity._id, state: { $ne: 'linking' } });
  await table.insert({
    _id,
    account: account.id,
    state: 'offered',
    identity: identity._id,
    session: null,
    code: null,
    codeEnds: null,
    tries: mostTries,
    endsAt,
    sealed: await table.seal(_id, account.key, { chat: { platform, team, user, name } }),
  });
  return { token, endsAt };
}

/** A link under way, as its browser may see it. */
export interface OpenClaim {
  readonly id: string;
  /** Who asked for it in a chat. */
  readonly chat: ChatIdentity;
  readonly signIn: SignInIdentity | undefined;
}

/**
 * Ties a one-time address to the browser session that brings it first; to any other it is as dead as a used one.
 * @returns undefined where the address is wrong, used, too old or another session's
 */
export async function openClaim(core: Core, token: string, session: string): Promise<OpenClaim | undefined> {
  const _id = hashOf(token);
  const opened = await tableOf(core.store, linkClaims).change(
    { _id, state: 'offered', endsAt: { $gt: core.clock.now() } },
    { $set: { state: 'opened', session: sessionOf(core, session) } },
  );
  return opened ? read(core, opened) : claimOf(core, _id, session);
}

/** The link that a session has opened; undefined where it has none, or it is confirmed or too old. */
export async function claimOf(core: Core, id: string, session: string): Promise<OpenClaim | undefined> {
  const row = await tableOf(core.store, linkClaims).one(heldBy(core, id, session));
  return row && read(core, row);
}

/** A session that goes on under another id, as after a sign-in, takes its link along. */
export async function carryClaim(core: Core, id: string, from: string, to: string): Promise<void> {
  await tableOf(core.store, linkClaims).change(heldBy(core, id, from), {
    $set: { session: sessionOf(core, to) },
  });
}

/**
 * Somebody who has signed in wants the link: from now on nothing but the code is missing, typed where the link was asked
 * for. Works once.
 * @returns the code that the page shows; undefined where there is no such link any more
 */
export async function confirmClaim(
  core: Core,
  id: string,
  session: string,
  signIn: SignInIdentity,
): Promise<string | undefined> {
  const table = tableOf(core.store, linkClaims);
  const row = await table.one(heldBy(core, id, session));
  if (!row?.sealed) return undefined;
  const { chat } = await table.open(row);
  const { code, hmac } = makeCode(core, id);
  const codeEnds = later(core.clock, codeLifetime);
  const confirmed = await table.change(heldBy(core, id, session), {
    $set: {
      state: 'confirmed',
      code: hmac,
      codeEnds,
      // The code is good for its five minutes, however late it was asked for.
      endsAt: codeEnds,
      sealed: await table.seal(id, row.sealed.key, { chat, signIn }),
    },
  });
  return confirmed && code;
}

const heldBy = (core: Core, id: string, session: string) => ({
  _id: id,
  state: 'opened',
  session: sessionOf(core, session),
  endsAt: { $gt: core.clock.now() },
});

async function read(core: Core, row: ClaimRow): Promise<OpenClaim> {
  const { chat, signIn } = await tableOf(core.store, linkClaims).open(row);
  return { id: row._id, chat, signIn };
}
