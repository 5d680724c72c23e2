import { z } from 'zod';
import { accountId, cardFileId, characterId, placeId, portraitId, runId } from '../base/ids.ts';
import { platformName } from '../places/records.ts';
import { defineRecord, plain } from '../store/record.ts';
import { characterOptions, visibility } from '../profile/options.ts';
import { runKind } from '../jobs/run.ts';
import { profileSchema } from '../profile/profile.ts';
import { hidden } from './hidden.ts';

export const characters = defineRecord({
  collection: 'characters',
  purpose: 'a character: who owns it, who may see it, which version is current',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    place: plain(placeId, 'where it was made: "place" visibility means its members'),
    visibility: plain(visibility, 'asked whenever somebody wants to see it'),
    state: plain(z.enum(['active', 'deleted']), 'hidden at once when deleted'),
    version: plain(z.number(), 'number of the current version'),
    latest: plain(
      z.number().optional(),
      'the highest number that was ever current: who has returned to an earlier one stays there',
    ),
    createdAt: plain(z.date(), 'order of the library'),
    updatedAt: plain(z.date(), 'order of the library'),
    deletedAt: plain(z.date().nullable(), 'seven days later it is erased'),
    hidden: plain(
      hidden.optional(),
      'reports hide it from everyone but its owner: since when, why, which one',
    ),
  },
  indexes: [{ keys: { account: 1, createdAt: 1 } }, { keys: { state: 1, deletedAt: 1 } }],
  exported: 'all of it, with its current version',
  erased: { how: 'deleted' },
  retention: 'until deleted, and seven days more so that it can be brought back',
});

export const characterVersions = defineRecord({
  collection: 'character_versions',
  purpose: 'one state of a character: its profile, what it was made from, its portrait',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    character: plain(characterId, 'the character that it is a version of'),
    number: plain(z.number(), 'order of the versions'),
    run: plain(runId, 'the run that made it'),
    change: plain(runKind.default('create'), 'how it came about: shown beside its number'),
    portrait: plain(portraitId, 'its picture; several versions may share one'),
    file: plain(
      cardFileId.nullable().default(null),
      'the card file that it came in with: what Persona has no field for is read from there',
    ),
    door: plain(
      platformName,
      'where its text came in: what came through a chat is never used to improve models',
    ),
    createdAt: plain(z.date(), 'order of the versions'),
  },
  sealed: z.object({
    profile: profileSchema,
    prompt: z.string(),
    options: characterOptions,
    seed: z.number(),
  }),
  indexes: [{ keys: { character: 1, number: -1 }, unique: true }, { keys: { account: 1 } }],
  exported: 'all of it',
  erased: { how: 'deleted' },
  retention: 'as long as its character',
});

export const portraits = defineRecord({
  collection: 'portraits',
  purpose: 'a painted picture, our own copy without foreign metadata',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    character: plain(characterId, 'the character that it shows'),
    run: plain(runId, 'the run that painted it'),
    contentType: plain(z.literal('image/png'), 'how to send it'),
    width: plain(z.number(), 'pixels'),
    height: plain(z.number(), 'pixels'),
    size: plain(z.number(), 'bytes'),
    crc: plain(z.number(), 'CRC-32 of the bytes: a ZIP needs it before the picture is read'),
    createdAt: plain(z.date(), 'age of the picture'),
  },
  sealed: z.object({ image: z.instanceof(Buffer), alternative: z.string() }),
  indexes: [{ keys: { character: 1 } }, { keys: { account: 1 } }],
  exported: 'the picture and its alternative text',
  erased: { how: 'deleted' },
  retention: 'as long as its character',
});

/** What a list shows of a character, without opening the character itself. */
export const head = z.object({
  id: characterId,
  name: z.string(),
  tagline: z.string(),
  tags: z.array(z.string()),
  style: z.string(),
  type: z.string(),
  visibility,
  createdAt: z.date(),
  updatedAt: z.date(),
  deletedAt: z.date().nullable(),
});
export type Head = z.output<typeof head>;

export const directoryPages = defineRecord({
  collection: 'directory_pages',
  purpose:
    'up to 256 heads of an account’s characters: names can be searched although no name stands in the clear',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    number: plain(z.number(), 'order of the pages'),
    version: plain(z.number(), 'a change names the version that it read'),
    count: plain(z.number(), 'how many heads are on the page'),
  },
  sealed: z.object({ heads: z.array(head) }),
  indexes: [{ keys: { account: 1, number: 1 }, unique: true }],
  exported: 'nothing by itself: it repeats the characters',
  erased: { how: 'deleted' },
  retention: 'as long as the characters',
});
