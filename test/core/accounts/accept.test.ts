import { afterAll, expect, test } from 'vitest';
import { acceptPolicy } from '../../../core/accounts/accept.ts';
import { accountOf } from '../../../core/accounts/account-of.ts';
import type { ChatIdentity } from '../../../core/accounts/chat-identity.ts';
import { accounts, chatIdentities, consents } from '../../../core/accounts/records.ts';
import { hour } from '../../../core/base/clock.ts';
import { dataKeys } from '../../../core/store/data-keys.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { tableOf } from '../../../core/store/table.ts';
import { newKey, openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;

const person = (user: string, more: Partial<ChatIdentity> = {}): ChatIdentity => ({
  ...{ platform: 'slack', team: 'T1', name: 'Ines', user },
  ...more,
});
const consentsOf = (account: string) =>
  rowsOf(core.store, consents).find({ account }, { sort: { at: 1, subject: 1 } });

test('somebody who has accepted nothing has no account, and asking makes none', async () => {
  const before = await rowsOf(core.store, accounts).count({});
  expect(await accountOf(core, person('nobody'))).toBeUndefined();
  expect(await rowsOf(core.store, accounts).count({})).toBe(before);
});

test('accepting gives an account with a key of its own, and every process finds it', async () => {
  const account = await acceptPolicy(core, person('ann'));
  expect(account).toMatchObject({ state: 'active', epoch: 1, acceptedPolicy: '1' });
  expect(await accountOf(other, person('ann'))).toEqual(account);
  expect(await rowsOf(core.store, dataKeys).find({ owner: account.id })).toMatchObject([
    { _id: account.key },
  ]);
});

test('the same click to two processes, many times at once, gives one account, one identity, one key, one consent', async () => {
  const before = await rowsOf(core.store, accounts).count({});
  const keys = await rowsOf(core.store, dataKeys).count({});
  const clicks = Array.from({ length: 10 }, (_, at) => acceptPolicy(at % 2 ? core : other, person('ben')));
  const given = await Promise.all(clicks);
  expect(new Set(given.map(({ id, key }) => `${id} ${key}`)).size).toBe(1);
  expect(await rowsOf(core.store, accounts).count({})).toBe(before + 1);
  expect(await rowsOf(core.store, dataKeys).count({})).toBe(keys + 1);
  expect(await rowsOf(core.store, chatIdentities).count({ account: given[0]?.id })).toBe(1);
  expect(await consentsOf(given[0]?.id ?? '')).toMatchObject([{ subject: 'age' }, { subject: 'policy' }]);
});

test('the consent is kept with its version, its time and where it was given, once for each', async () => {
  const account = await acceptPolicy(core, person('cleo'));
  const at = clock.now();
  clock.turn(hour);
  await acceptPolicy(core, person('cleo'));
  const given = { account: account.id, policyVersion: '1', platform: 'slack', at };
  expect(await consentsOf(account.id)).toMatchObject([
    { ...given, subject: 'age' },
    { ...given, subject: 'policy' },
  ]);
});

test('a new policy is accepted anew by the same account, and what was accepted before stays on record', async () => {
  const account = await acceptPolicy(core, person('dora'));
  const renewed = await world.openCore({ PERSONA_POLICY_VERSION: '2' });
  expect((await accountOf(renewed, person('dora')))?.acceptedPolicy).toBe('1');
  clock.turn(hour);
  expect(await acceptPolicy(renewed, person('dora'))).toEqual({ ...account, acceptedPolicy: '2' });
  expect((await accountOf(core, person('dora')))?.acceptedPolicy).toBe('2');
  const kept = await consentsOf(account.id);
  expect(kept.map(({ policyVersion }) => policyVersion)).toEqual(['1', '1', '2', '2']);
  expect(kept.at(-1)?.at).toEqual(clock.now());
});

test('people are told apart by platform, team and user, and not by name', async () => {
  const people = [
    person('eve'),
    person('eve', { team: 'T2' }),
    person('eve', { platform: 'discord' }),
    person('eva'),
    person('1', { team: 'T1e' }),
  ];
  const given = await Promise.all(people.map((one) => acceptPolicy(core, one)));
  expect(new Set(given.map(({ id }) => id)).size).toBe(people.length);
  expect((await accountOf(core, person('eve', { name: 'Renamed' })))?.id).toBe(given[0]?.id);
});

test('while look-up keys rotate an identity is found under the old one, and a new one is stored under the new one', async () => {
  const [old, next] = [newKey(1), newKey(2)];
  const before = await world.openCore({ PERSONA_LOOKUP_KEYS: old });
  const account = await acceptPolicy(before, person('finn'));
  const during = await world.openCore({ PERSONA_LOOKUP_KEYS: `${old},${next}` });
  expect(await accountOf(during, person('finn'))).toEqual(account);
  expect((await acceptPolicy(during, person('finn'))).id).toBe(account.id);
  expect(await rowsOf(core.store, chatIdentities).count({ account: account.id })).toBe(1);
  const newcomer = await acceptPolicy(during, person('gil'));
  const after = await world.openCore({ PERSONA_LOOKUP_KEYS: next });
  expect(await accountOf(after, person('gil'))).toEqual(newcomer);
});

test('who somebody is can be opened with the account’s key, and is not readable without', async () => {
  const account = await acceptPolicy(core, person('greta'));
  const table = tableOf(core.store, chatIdentities);
  const row = await table.one({ account: account.id });
  expect(row && (await table.open(row))).toEqual(person('greta'));
  expect(row?.lookup).toMatch(/^[\w-]{43}$/);
});
