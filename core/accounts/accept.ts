import { ulid } from 'ulid';
import { type AccountId, newId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { addKey, dropUnusedKey } from '../store/data-keys.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import type { Account } from './account.ts';
import { accountById, accountOf } from './account-of.ts';
import { type ChatIdentity, identityLookup } from './chat-identity.ts';
import { accounts, chatIdentities, consents } from './records.ts';

/**
 * Notes that a person is old enough and accepts the current policy, and gives their account, made now if there was
 * none. Accepting twice, at once or later, gives the same account.
 */
export async function acceptPolicy(core: Core, person: ChatIdentity): Promise<Account> {
  const account = (await accountOf(core, person)) ?? (await createAccount(core, person));
  const policyVersion = core.settings.PERSONA_POLICY_VERSION;
  if (account.acceptedPolicy === policyVersion) return account;
  const table = rowsOf(core.store, consents);
  for (const subject of ['age', 'policy'] as const) {
    await table.insert({
      // A click that arrives twice, or is repeated after a crash, is one consent.
      _id: `${account.id}:${policyVersion}:${subject}`,
      account: account.id,
      subject,
      policyVersion,
      platform: person.platform,
      at: core.clock.now(),
    });
  }
  await rowsOf(core.store, accounts).change({ _id: account.id }, { $set: { acceptedPolicy: policyVersion } });
  return { ...account, acceptedPolicy: policyVersion };
}

async function createAccount(core: Core, person: ChatIdentity): Promise<Account> {
  const id = newId('account');
  const key = await addKey(core.store, core.clock, { kind: 'account', id });
  const table = tableOf(core.store, accounts);
  await table.insert({
    _id: id,
    state: 'active',
    epoch: 1,
    key,
    acceptedPolicy: '',
    libraryVersion: 0,
    lastTurn: 0,
    createdAt: core.clock.now(),
    sealed: await table.seal(id, key, { preferences: { privateAnswers: false } }),
  });
  if (!(await claimIdentity(core, id, key, person))) {
    // The same click arrived twice and the other one was faster: that account is the person's.
    await table.remove({ _id: id });
    await dropUnusedKey(core.store, key);
  }
  const account = (await accountOf(core, person)) ?? (await accountById(core, id));
  if (!account) throw new Error('an account that was just made is not there');
  return account;
}

async function claimIdentity(
  core: Core,
  account: AccountId,
  key: Account['key'],
  person: ChatIdentity,
): Promise<boolean> {
  const table = tableOf(core.store, chatIdentities);
  const id = ulid();
  const lookup = identityLookup(core, person);
  const { platform, team, user, name } = person;
  return table.insert({
    _id: id,
    account,
    platform,
    lookup: lookup.hmac,
    lookupVersion: lookup.keyVersion,
    createdAt: core.clock.now(),
    sealed: await table.seal(id, key, { platform, team, user, name }),
  });
}
