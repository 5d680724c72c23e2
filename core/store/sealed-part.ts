import { z } from 'zod';
import { keyId } from '../base/ids.ts';
import { open, seal } from '../crypto/seal.ts';
import { fromBytes, toBytes } from './bson.ts';

/** A record's personal values: one ciphertext, and the id of the key that opens it. */
export const sealedPart = z.object({ key: keyId, version: z.literal(1), blob: z.instanceof(Buffer) });
export type SealedPart = z.output<typeof sealedPart>;

/** A ciphertext moved to another record, collection or key does not open. */
const associated = (collection: string, id: string, part: Pick<SealedPart, 'key' | 'version'>): string =>
  `${collection}|${id}|${part.key}|${part.version}`;

/** Seals a value as BSON, which holds dates and bytes as they are. */
export function sealPart(
  collection: string,
  id: string,
  key: { id: SealedPart['key']; bytes: Buffer },
  value: object,
): SealedPart {
  const part = { key: key.id, version: 1 } as const;
  return { ...part, blob: seal(key.bytes, toBytes(value), associated(collection, id, part)) };
}

/** @throws Error if the part was changed, or belongs to another record */
export function openPart(collection: string, id: string, key: Buffer, part: SealedPart): unknown {
  return fromBytes(open(key, part.blob, associated(collection, id, part)));
}
