import type { Account } from '../../accounts/account.ts';
import { type CharacterId, characterId } from '../../base/ids.ts';
import type { Core } from '../../core.ts';
import { type Lookup, lookupsOf } from '../../crypto/keyring.ts';
import { rowsOf } from '../../store/rows.ts';
import { cardIdentities } from './records.ts';

/** How a card is found again. */
export type CardKey =
  /** The id that it carries, which another installation or another account gave it. */
  | { readonly kind: 'id'; readonly id: string }
  /** A card without an id is what is in it. */
  | { readonly kind: 'content'; readonly hash: string }
  /** What a character was once in a card: which version that is. */
  | { readonly kind: 'state'; readonly character: CharacterId; readonly hash: string };

export interface CardIdentity {
  readonly character: CharacterId;
  /** Of a `state`: the version that this content is. */
  readonly version: number | null;
}

type Owner = Pick<Account, 'id'>;

/** What a key has become in this account's library; undefined where it never came in. */
export async function findIdentity(
  core: Core,
  account: Owner,
  key: CardKey,
): Promise<CardIdentity | undefined> {
  const ids = lookups(core, account, key).map(idOf);
  return rowsOf(core.store, cardIdentities).one({ _id: { $in: ids }, account: account.id });
}

/** Notes what a key has become, unless that is known already. Gives what it is known as. */
export async function noteIdentity(
  core: Core,
  account: Owner,
  key: CardKey,
  identity: CardIdentity,
): Promise<CardIdentity> {
  const known = await findIdentity(core, account, key);
  if (known) return known;
  const [current] = lookups(core, account, key);
  if (!current) return identity;
  const noted = await rowsOf(core.store, cardIdentities).insert({
    _id: idOf(current),
    account: account.id,
    ...identity,
    lookupVersion: current.keyVersion,
    createdAt: core.clock.now(),
  });
  return noted ? identity : ((await findIdentity(core, account, key)) ?? identity);
}

/** Gives a key to another character, if it still is the first one's. */
export async function moveIdentity(
  core: Core,
  account: Owner,
  key: CardKey,
  { from, to }: { readonly from: CharacterId; readonly to: CharacterId },
): Promise<boolean> {
  const ids = lookups(core, account, key).map(idOf);
  const moved = await rowsOf(core.store, cardIdentities).change(
    { _id: { $in: ids }, account: account.id, character: from },
    { $set: { character: characterId.parse(to) } },
  );
  return moved !== undefined;
}

const lookups = (core: Core, account: Owner, key: CardKey): Lookup[] =>
  lookupsOf(core.store.lookups, ['card', account.id, ...partsOf(key)]);

const idOf = ({ hmac }: Lookup): string => `card_${hmac}`;

function partsOf(key: CardKey): string[] {
  switch (key.kind) {
    case 'id':
      return [key.kind, key.id];
    case 'content':
      return [key.kind, key.hash];
    case 'state':
      return [key.kind, key.character, key.hash];
  }
}
