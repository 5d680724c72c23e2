import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { keyLength, open, seal } from './seal.ts';

/** Secret keys by version. The highest version is current; older ones still read. */
export interface Keyring {
  readonly current: number;
  readonly keys: ReadonlyMap<number, Buffer>;
}

/** `1:BASE64` or several separated by commas, each version once, each key 32 bytes: how an operator configures a keyring. */
export const keyringSetting = z.string().transform((text, context): Keyring => {
  const keys = new Map<number, Buffer>();
  for (const entry of text.split(',')) {
    const [, version, secret = ''] = /^([1-9]\d{0,5}):([A-Za-z0-9+/_-]+=*)$/.exec(entry.trim()) ?? [];
    const key = Buffer.from(secret, 'base64');
    // Of two keys of one version only one would ever open anything again.
    if (key.length !== keyLength || keys.has(Number(version))) {
      context.addIssue(
        'must be VERSION:KEY[,VERSION:KEY…], each version once, each key 32 bytes in base64 (make one: openssl rand -base64 32)',
      );
      return z.NEVER;
    }
    keys.set(Number(version), key);
  }
  return { current: Math.max(...keys.keys()), keys };
});

/** A data key as it is kept: sealed under a master key, bound to its own id. */
export interface WrappedKey {
  readonly masterVersion: number;
  readonly wrapped: Buffer;
}

/** A new random data key, and how it is kept. */
export function createDataKey(masters: Keyring, id: string): { key: Buffer } & WrappedKey {
  const key = randomBytes(keyLength);
  return { key, ...wrapKey(masters, id, key) };
}

/** Wraps a data key under the current master key. */
function wrapKey(masters: Keyring, id: string, key: Buffer): WrappedKey {
  return {
    masterVersion: masters.current,
    wrapped: seal(secretOf(masters, masters.current), key, `key|${id}`),
  };
}

/**
 * Unwraps a data key.
 * @throws Error if its master key is not in the ring, or the wrapped key was changed or belongs to another id
 */
export function unwrapKey(masters: Keyring, id: string, kept: WrappedKey): Buffer {
  return open(secretOf(masters, kept.masterVersion), kept.wrapped, `key|${id}`);
}

/** What stands in place of an identity or address that must be found again but not read. */
export const lookup = z.object({ keyVersion: z.number(), hmac: z.string() });
export type Lookup = z.output<typeof lookup>;

/**
 * HMAC-SHA-256 of a value's normal form under a version of the look-up keys.
 * The parts are joined unambiguously, so that ('a', 'bc') and ('ab', 'c') differ.
 */
export function lookupOf(keys: Keyring, parts: readonly string[], version = keys.current): Lookup {
  const hmac = createHmac('sha256', secretOf(keys, version))
    .update(JSON.stringify(parts))
    .digest('base64url');
  return { keyVersion: version, hmac };
}

/** The look-ups of a value under every version, the current first: while keys rotate, all are tried. */
export const lookupsOf = (keys: Keyring, parts: readonly string[]): Lookup[] =>
  [...keys.keys.keys()].sort((a, b) => b - a).map((version) => lookupOf(keys, parts, version));

/** A key for one purpose by HKDF-SHA-256. @throws Error if the ring has no key of that version */
export const deriveKey = (ring: Keyring, purpose: string, version = ring.current): Buffer =>
  Buffer.from(hkdfSync('sha256', secretOf(ring, version), '', purpose, keyLength));

function secretOf(ring: Keyring, version: number): Buffer {
  const key = ring.keys.get(version);
  if (!key) throw new Error(`no key of version ${version} is configured`);
  return key;
}
