import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** Bytes of a key: 256 bits. */
export const keyLength = 32;

/** Random bytes for IVs, fetched for many at once: asking for twelve costs as much as sealing a kilobyte. */
const randomPool = Buffer.alloc(ivLength * 512);
let used = randomPool.length;

/** Twelve random bytes that nobody was given before. */
function nextIv(): Buffer {
  if (used === randomPool.length) {
    randomFillSync(randomPool);
    used = 0;
  }
  used += ivLength;
  return randomPool.subarray(used - ivLength, used);
}

/**
 * Seals bytes with AES-256-GCM under a random 96-bit IV.
 * @param associated what the ciphertext is bound to; opening under anything else fails
 * @returns IV, tag and ciphertext in one buffer, 28 bytes longer than the plaintext
 */
export function seal(key: Buffer, plaintext: Uint8Array, associated: string): Buffer {
  const iv = nextIv();
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(associated));
  const body = cipher.update(plaintext);
  // GCM holds nothing back: this only makes the tag.
  cipher.final();
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/**
 * Opens what `seal` made.
 * @throws Error if the key, the associated data or a single bit is not the one it was sealed with
 */
export function open(key: Buffer, sealed: Buffer, associated: string): Buffer {
  // Without authTagLength Node accepts a tag of four bytes, which can be guessed.
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(associated));
  decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
  const plaintext = decipher.update(sealed.subarray(ivLength + tagLength));
  // Throws where the tag is not that of these bytes: until then nothing of them may be used.
  decipher.final();
  return plaintext;
}
