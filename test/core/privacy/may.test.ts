import { afterAll, expect, test } from 'vitest';
import type { Account } from '../../../core/accounts/account.ts';
import { newId } from '../../../core/base/ids.ts';
import type { Core } from '../../../core/core.ts';
import type { Place } from '../../../core/places/place.ts';
import { whyNot } from '../../../core/privacy/may.ts';
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
};

test('who has accepted the current policy may make and use, where the place allows it', () => {
  expect(whyNot(core, account, place, 'make')).toBeUndefined();
  expect(whyNot(core, account, place, 'use-own')).toBeUndefined();
});

test.each(['suspended', 'erasing'] as const)('an account that is %s may nothing', (state) => {
  expect(whyNot(core, { ...account, state }, place, 'make')).toBe('account-closed');
  expect(whyNot(core, { ...account, state }, place, 'use-own')).toBe('account-closed');
});

test('who has not accepted the current policy makes nothing, but still sees and deletes what is theirs', () => {
  const before = { ...account, acceptedPolicy: '0' };
  expect(whyNot(core, before, place, 'make')).toBe('consent-missing');
  expect(whyNot(core, before, place, 'use-own')).toBeUndefined();
});

test.each([{ state: 'left' as const }, { mayMake: false }])(
  'in a place with %j nothing is made',
  (setting) => {
    expect(whyNot(core, account, { ...place, ...setting }, 'make')).toBe('place-forbids');
    expect(whyNot(core, account, { ...place, ...setting }, 'use-own')).toBeUndefined();
  },
);
