import { ulid } from 'ulid';
import { z } from 'zod';

/** Ids are ULIDs behind the name of what they stand for (`account_01J…`): they sort by time and cannot be mixed up. */
const idOf = <Kind extends string>(kind: Kind) => z.string().startsWith(`${kind}_`).max(64).brand<Kind>();

export const accountId = idOf('account');
export const keyId = idOf('key');
export const placeId = idOf('place');
export const runId = idOf('run');
const addressId = idOf('address');
export const characterId = idOf('character');
export const portraitId = idOf('portrait');
export const cardFileId = idOf('file');

export type AccountId = z.output<typeof accountId>;
export type KeyId = z.output<typeof keyId>;
export type PlaceId = z.output<typeof placeId>;
export type RunId = z.output<typeof runId>;
export type CharacterId = z.output<typeof characterId>;
export type PortraitId = z.output<typeof portraitId>;
export type CardFileId = z.output<typeof cardFileId>;

const schemas = {
  account: accountId,
  key: keyId,
  place: placeId,
  run: runId,
  address: addressId,
  character: characterId,
  portrait: portraitId,
  file: cardFileId,
} as const;

type Kind = keyof typeof schemas;

/** A new id of a kind. */
export const newId = <K extends Kind>(kind: K): z.output<(typeof schemas)[K]> => idFrom(kind, ulid());

/**
 * An id with a known end, for records whose identity follows from something else (a run from its request key).
 * @throws ZodError if the result is longer than 64 characters
 */
export const idFrom = <K extends Kind>(kind: K, end: string): z.output<(typeof schemas)[K]> =>
  schemas[kind].parse(`${kind}_${end}`) as z.output<(typeof schemas)[K]>;
