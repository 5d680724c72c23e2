import { z } from 'zod';
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
    createdAt: plain(z.date(), 'age of the record'),
  },
  sealed: z.object({
    team: z.string(),
    name: z.string().optional(),
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
