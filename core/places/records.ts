import { z } from 'zod';
import { characterId, placeId } from '../base/ids.ts';
import { defineRecord, plain } from '../store/record.ts';

/** The name of a chat platform. Core knows no more of it than that it differs from another. */
export const platformName = z.string().regex(/^[a-z]{2,16}$/);

export const places = defineRecord({
  collection: 'places',
  purpose:
    'a Discord server or direct message, or a Slack workspace, with its settings and, in Slack, its tokens',
  owner: 'place',
  ownerField: '_id',
  plain: {
    platform: plain(platformName, 'says which bot serves the place'),
    kind: plain(
      z.enum(['server', 'direct', 'workspace']),
      'direct messages have no members to show things to',
    ),
    lookup: plain(z.string(), 'finds the place by the HMAC of its platform id'),
    lookupVersion: plain(z.number(), 'says under which look-up key; rotation rewrites old ones'),
    state: plain(z.enum(['active', 'left']), 'a place that removed the bot is served no more'),
    mayMake: plain(z.boolean(), 'a setting of the place: whether characters may be made there'),
    privateOnly: plain(z.boolean(), 'a setting of the place: whether answers are always private'),
    makers: plain(
      z.enum(['everybody', 'roles', 'admins']).default('everybody'),
      'a setting of the place: who may make characters there',
    ),
    isLimited: plain(
      z.boolean().default(false),
      'whether its sealed settings name channels, outside of which nothing may be made',
    ),
    language: plain(
      z.string().nullable().default(null),
      'a setting of the place: language of what is made there where a person has chosen none',
    ),
    dailyRuns: plain(
      z.number().nullable().default(null),
      'a setting of the place: how many runs all of its members together have on one day',
    ),
    createdAt: plain(z.date(), 'age of the record'),
  },
  sealed: z.object({
    team: z.string(),
    name: z.string().optional(),
    /** Ids of the platform: where alone may be made, and by whom. */
    channels: z.array(z.string()).optional(),
    roles: z.array(z.string()).optional(),
    installer: z.string().optional(),
    botToken: z.string().optional(),
    botUser: z.string().optional(),
    installation: z.string().optional(),
  }),
  indexes: [{ keys: { lookup: 1 }, unique: true }],
  exported: 'nothing: a place is not a person',
  erased: { how: 'deleted' },
  retention: 'until the bot is removed from the place',
});

export const placeHidings = defineRecord({
  collection: 'place_hidings',
  purpose: 'a character that the admins of a place do not want to be shown there',
  owner: 'place',
  ownerField: 'place',
  plain: {
    place: plain(placeId, 'where it is hidden'),
    character: plain(characterId, 'what is hidden'),
    at: plain(z.date(), 'since when'),
  },
  indexes: [{ keys: { place: 1, at: -1 } }, { keys: { character: 1 } }],
  exported: 'nothing: it is a decision of the place, and names no person',
  erased: { how: 'deleted' },
  retention: 'until an admin shows it again, the bot is removed, or the character is erased',
});
