import type { ChatIdentity } from '../accounts/chat-identity.ts';
import type { CharacterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { lookupOf } from '../crypto/keyring.ts';

/** Without those that are mistaken for others: https://www.crockford.com/base32.html */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The reference of what a person reports about a character, `7QXM-2PA9-3TDK`: the same person and character give the same one,
 * and it says nothing about either.
 */
export function referenceOf(
  core: Core,
  { platform, team, user }: ChatIdentity,
  character: CharacterId,
): string {
  const { hmac } = lookupOf(core.store.lookups, ['report', platform, team, user, character]);
  const spelt = [...Buffer.from(hmac, 'base64url').subarray(0, 12)]
    .map((byte) => letters[byte % 32])
    .join('');
  return `${spelt.slice(0, 4)}-${spelt.slice(4, 8)}-${spelt.slice(8)}`;
}
