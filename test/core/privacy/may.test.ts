import { afterAll, expect, test } from 'vitest';
import type { Account } from '../../../core/accounts/account.ts';
import { newId } from '../../../core/base/ids.ts';
import type { Core } from '../../../core/core.ts';
import type { Place } from '../../../core/places/place.ts';
import { type Standing, whyNot } from '../../../core/privacy/may.ts';
import { newAccount, openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const core: Core = world.core;
const account: Account = await newAccount(core);
const place: Place = {
  id: newId('place'),
  key: newId('key'),
  state: 'active',
  mayMake: true,
  privateOnly: false,
  makers: 'everybody',
  isLimited: false,
  language: null,
  dailyRuns: null,
};

const member: Standing = { channels: ['general'], roles: ['painter'], isAdmin: () => Promise.resolve(false) };
const admin: Standing = { ...member, isAdmin: () => Promise.resolve(true) };

test('who has accepted the current policy may make and use, where the place allows it', async () => {
  expect(await whyNot(core, account, place, 'make', member)).toBeUndefined();
  expect(await whyNot(core, account, place, 'use-own', member)).toBeUndefined();
});

test.each(['suspended', 'erasing'] as const)('an account that is %s may nothing', async (state) => {
  expect(await whyNot(core, { ...account, state }, place, 'make', member)).toBe('account-closed');
  expect(await whyNot(core, { ...account, state }, place, 'use-own', member)).toBe('account-closed');
});

test('who has not accepted the current policy makes nothing, but still sees and deletes what is theirs', async () => {
  const before = { ...account, acceptedPolicy: '0' };
  expect(await whyNot(core, before, place, 'make', member)).toBe('consent-missing');
  expect(await whyNot(core, before, place, 'use-own', member)).toBeUndefined();
});

test.each([{ state: 'left' as const }, { mayMake: false }])(
  'in a place with %j nothing is made',
  async (setting) => {
    expect(await whyNot(core, account, { ...place, ...setting }, 'make', member)).toBe('place-forbids');
    expect(await whyNot(core, account, { ...place, ...setting }, 'use-own', member)).toBeUndefined();
  },
);

test('who looks after a place may see and change its settings, nobody else', async () => {
  expect(await whyNot(core, account, place, 'administer', member)).toBe('admins-only');
  expect(await whyNot(core, account, place, 'administer', admin)).toBeUndefined();
});

test('a place may leave making to its admins', async () => {
  const ruled: Place = { ...place, makers: 'admins' };
  expect(await whyNot(core, account, ruled, 'make', member)).toBe('place-makers');
  expect(await whyNot(core, account, ruled, 'make', admin)).toBeUndefined();
});
