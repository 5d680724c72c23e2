import { type AccountId, accountId, keyId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import type { Account } from './account.ts';
import { type ChatIdentity, identityLookups } from './chat-identity.ts';
import { accounts, chatIdentities } from './records.ts';

/** The account of a chat identity; undefined for somebody who was never here. */
export async function accountOf(core: Core, person: ChatIdentity): Promise<Account | undefined> {
  const lookup = { $in: identityLookups(core, person) };
  const identity = await rowsOf(core.store, chatIdentities).one({ lookup });
  return identity && accountById(core, identity.account);
}

/** An account with its preferences opened. */
export async function accountById(core: Core, id: AccountId): Promise<Account | undefined> {
  const table = tableOf(core.store, accounts);
  const row = await table.get(id);
  if (!row) return undefined;
  const { preferences } = await table.open(row);
  return {
    id: accountId.parse(row._id),
    key: keyId.parse(row.key),
    state: row.state,
    epoch: row.epoch,
    acceptedPolicy: row.acceptedPolicy,
    libraryVersion: row.libraryVersion,
    preferences,
  };
}
