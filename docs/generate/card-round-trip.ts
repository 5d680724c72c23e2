import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { isDeepStrictEqual } from 'node:util';
import { accountId, cardFileId, characterId, placeId, portraitId, runId } from '../../core/base/ids.ts';
import { type CardFormat, cardFormats } from '../../core/characters/cards/card-format.ts';
import type { PicturedSource } from '../../core/characters/cards/card-source.ts';
import type { ReadCard } from '../../core/characters/cards/read-card.ts';
import { profileOfCard } from '../../core/characters/cards/reading/profile-of-card.ts';
import { readCardFiles } from '../../core/characters/cards/reading/read-card-files.ts';
import { writeCard } from '../../core/characters/cards/write-card.ts';
import { profileSchema } from '../../core/profile/profile.ts';

/** What a card is after it was imported, exported in a format, and imported again. */
export type RoundTrips = Readonly<Record<CardFormat, ReadCard>>;

/** @throws Error where the reader refuses what the writer has written, or a second round changes anything */
export async function roundTrips(original: ReadCard): Promise<RoundTrips> {
  const trip = async (format: CardFormat): Promise<[CardFormat, ReadCard]> => {
    const once = await readAgain(original, format);
    const twice = await readAgain(once, format);
    if (twice.json !== once.json) throw new Error(`a second export as ${format} differs`);
    return [format, once];
  };
  return Object.fromEntries(await Promise.all(cardFormats.map(trip))) as Record<CardFormat, ReadCard>;
}

const readAgain = (original: ReadCard, format: CardFormat): Promise<ReadCard> =>
  readFile(Buffer.concat(writeCard(importedFrom(original), format, original).parts));

/** The one card of a file. @throws Problem where it is refused */
export async function readFile(bytes: Buffer): Promise<ReadCard> {
  for await (const outcome of readCardFiles({ name: 'sample', bytes })) {
    if ('problem' in outcome) throw outcome.problem;
    return outcome.card;
  }
  throw new Error('no card in the file');
}

const moment = new Date('2026-01-01T00:00:00Z');

/** The smallest picture that there is. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==',
  'base64',
);

/** The character that a card becomes, as nobody has changed it. */
export function importedFrom(original: ReadCard): PicturedSource {
  const account = accountId.parse('account_1');
  const character = characterId.parse('character_1');
  const [run, portrait] = [runId.parse('run_1'), portraitId.parse('portrait_1')];
  const dates = { createdAt: moment, updatedAt: moment, deletedAt: null };
  return {
    character: {
      ...{ _id: character, account, place: placeId.parse('place_1'), version: 1, ...dates },
      ...{ visibility: 'private', state: 'active' },
    },
    version: {
      ...{ _id: 'version_1', account, character, number: 1, run, change: 'import', portrait },
      ...{ file: cardFileId.parse('file_1'), door: 'discord', createdAt: moment },
    },
    secret: {
      profile: profileSchema.parse(profileOfCard(original)),
      prompt: '',
      options: { style: 'photo', type: 'hero', visibility: 'private', language: 'en' },
      seed: 0,
    },
    portrait: { image: picture },
  };
}

/** What became of a value: in a table's words. */
export function outcomeOf(before: string, json: string, path: readonly string[]): string {
  const root = parseTree(json);
  const node = root && findNodeAtLocation(root, [...path]);
  if (!node) return '–';
  const after = json.slice(node.offset, node.offset + node.length);
  if (after === before) return 'every byte';
  return isDeepStrictEqual(JSON.parse(after), JSON.parse(before)) ? 'same value' : `\`${after}\``;
}
