import { ulid } from 'ulid';
import { type AccountId, accountId, type KeyId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { type Lookup, lookupOf, lookupsOf } from '../crypto/keyring.ts';
import { tableOf } from '../store/table.ts';
import { type SignInIdentity, signInIdentities } from './link-records.ts';

/** Equal e-mail addresses say nothing: issuer and subject are the person. */
type Known = Pick<SignInIdentity, 'issuer' | 'subject'>;

const partsOf = ({ issuer, subject }: Known): string[] => ['sign-in', issuer, subject];

const lookupFor = (core: Core, person: Known): Lookup => lookupOf(core.store.lookups, partsOf(person));

const lookupsFor = (core: Core, person: Known): string[] =>
  lookupsOf(core.store.lookups, partsOf(person)).map(({ hmac }) => hmac);

/** The account that a sign-in opens; undefined where nobody has linked it. */
export async function accountOfSignIn(core: Core, person: Known): Promise<AccountId | undefined> {
  const row = await tableOf(core.store, signInIdentities).one({ lookup: { $in: lookupsFor(core, person) } });
  return row && accountId.parse(row.account);
}

/** Somebody has signed in: what their provider says of them now is kept, and when it was. */
export async function noteSignIn(core: Core, person: SignInIdentity): Promise<void> {
  const table = tableOf(core.store, signInIdentities);
  const row = await table.one({ lookup: { $in: lookupsFor(core, person) } });
  if (!row?.sealed) return;
  const sealed = await table.seal(row._id, row.sealed.key, person);
  await table.change({ _id: row._id }, { $set: { sealed, usedAt: core.clock.now() } });
}

/**
 * Lets a sign-in open an account. False if it opens another one already; repeating it changes nothing.
 * @param key seals what the provider says of the person
 */
export async function addSignIn(
  core: Core,
  { id, key }: { readonly id: AccountId; readonly key: KeyId },
  person: SignInIdentity,
): Promise<boolean> {
  const table = tableOf(core.store, signInIdentities);
  const known = await accountOfSignIn(core, person);
  if (known !== undefined) return known === id;
  const _id = ulid();
  const lookup = lookupFor(core, person);
  const now = core.clock.now();
  const inserted = await table.insert({
    _id,
    account: id,
    provider: person.provider,
    lookup: lookup.hmac,
    lookupVersion: lookup.keyVersion,
    createdAt: now,
    usedAt: now,
    sealed: await table.seal(_id, key, person),
  });
  return inserted || (await accountOfSignIn(core, person)) === id;
}
