import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createDataKey,
  keyringSetting,
  lookupOf,
  lookupsOf,
  unwrapKey,
} from '../../../core/crypto/keyring.ts';
import { newKey } from '../world.ts';

const first = newKey(1);
const second = newKey(2);
const ring = (...keys: string[]) => keyringSetting.parse(keys.join(','));

test('the highest version is current, in whichever order the keys stand', () => {
  expect(ring(first, second).current).toBe(2);
  expect(ring(second, ` ${first} `).current).toBe(2);
  expect(ring(first).current).toBe(1);
});

test.each([
  ['nothing', ''],
  ['no version', first.slice(2)],
  ['version 0', first.replace('1:', '0:')],
  ['a version that is no number', first.replace('1:', 'one:')],
  ['a key that is too short', '1:c2hvcnQ='],
  ['a key that is too long', `1:${Buffer.alloc(33).toString('base64')}`],
  ['a good key and a bad one', `${first},2:c2hvcnQ=`],
  ['a comma too many', `${first},`],
  ['two keys of one version', `${first},${newKey(1)}`],
  ['something behind the key', `${first}:${second}`],
])('%s is refused, with the way to make a key and without the key itself', (_what, setting) => {
  const { error } = keyringSetting.safeParse(setting);
  expect(error?.issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/VERSION:KEY.*32 bytes.*openssl rand -base64 32/),
  ]);
  expect(JSON.stringify(error?.issues)).not.toContain(first.slice(2));
});

test('while master keys rotate, old and new data keys are read; without the old master the old ones are not', () => {
  const old = createDataKey(ring(first), 'key_1');
  const both = ring(first, second);
  const fresh = createDataKey(both, 'key_2');
  expect([old.masterVersion, fresh.masterVersion]).toEqual([1, 2]);
  expect(unwrapKey(both, 'key_1', old)).toEqual(old.key);
  expect(unwrapKey(both, 'key_2', fresh)).toEqual(fresh.key);
  expect(() => unwrapKey(ring(second), 'key_1', old)).toThrow('no key of version 1 is configured');
});

test('a wrapped key opens under no other id and no other master key', () => {
  const kept = createDataKey(ring(first), 'key_1');
  expect(() => unwrapKey(ring(first), 'key_2', kept)).toThrow();
  expect(() => unwrapKey(ring(newKey(1)), 'key_1', kept)).toThrow();
});

test('every data key is another, and none stands in what is kept of it', () => {
  const made = Array.from({ length: 50 }, () => createDataKey(ring(first), 'key_1'));
  expect(new Set(made.map(({ key }) => key.toString('hex'))).size).toBe(50);
  expect(made.filter(({ key, wrapped }) => wrapped.includes(key))).toEqual([]);
});

test('look-ups are the same for the same parts and differ for all others, also where the joined text is equal', () => {
  const keys = ring(first);
  const parts = fc.array(fc.string(), { maxLength: 4 });
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(lookupOf(keys, one).hmac === lookupOf(keys, other).hmac).toBe(same);
    }),
  );
  expect(lookupOf(keys, ['a', 'bc']).hmac).not.toBe(lookupOf(keys, ['ab', 'c']).hmac);
});

test('look-ups are made under every version, the current first, and each is what that version alone gives', () => {
  const both = lookupsOf(ring(first, second), ['chat', '1']);
  expect(both).toEqual([lookupOf(ring(second), ['chat', '1']), lookupOf(ring(first), ['chat', '1'])]);
  expect(both.map(({ keyVersion }) => keyVersion)).toEqual([2, 1]);
  expect(lookupOf(ring(first, second), ['chat', '1'])).toEqual(both[0]);
});
