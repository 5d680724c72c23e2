import { z } from 'zod';
import { accountId, cardFileId, characterId, placeId, runId } from '../base/ids.ts';
import { problemCodes } from '../base/problem.ts';
import { base, importResult, importTally, profileField } from '../profile/change.ts';
import { profileSchema } from '../profile/profile.ts';
import { characterOptions } from '../profile/options.ts';
import { platformName } from '../places/records.ts';
import { defineRecord, plain } from '../store/record.ts';
import { runKind, runState } from './run.ts';

/** A named part of a run: what was meant to be done, under which id at the provider, how often it was tried. */
const step = z.object({
  intendedAt: z.date().optional(),
  /** The provider's own id of the request: with it a restart takes up where another worker stopped. */
  requestId: z.string().optional(),
  model: z.string().optional(),
  calls: z.number(),
  doneAt: z.date().optional(),
});

export const runs = defineRecord({
  collection: 'runs',
  purpose: 'one generation: what was asked, how far it is, what it cost, how it ended',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    place: plain(placeId, 'settings and counts of the place'),
    platform: plain(platformName, 'counts by platform'),
    kind: plain(runKind, 'decides which task works on it'),
    character: plain(characterId, 'the character that it makes or changes'),
    state: plain(runState, 'every worker and message asks for it'),
    epoch: plain(
      z.number(),
      'the epoch of the account at the request: of a closed account nothing is written',
    ),
    claim: plain(z.string().nullable(), 'which try of which worker holds it'),
    claimEnds: plain(z.date().nullable(), 'when another worker may take it over'),
    attempts: plain(z.number(), 'how often it was begun'),
    notBefore: plain(z.date(), 'a run that must wait is not begun before'),
    turn: plain(z.number(), 'its place in the fair order'),
    version: plain(z.number(), 'raised by every change that a message shows'),
    written: plain(z.number(), 'progress of the writing, 0 to 1'),
    painted: plain(z.number(), 'progress of the painting, 0 to 1'),
    writing: plain(step, 'the step at the writer'),
    painting: plain(step, 'the step at the painter'),
    problem: plain(z.enum(problemCodes).nullable(), 'why it failed, as a code'),
    rule: plain(z.string().nullable(), 'which moderation rule refused, as the name of a category'),
    worstCost: plain(z.number(), 'micro-dollars reserved for it'),
    cost: plain(z.number(), 'micro-dollars it has cost so far'),
    writingCost: plain(z.number().optional(), 'how much of that went to the writer; the rest to the painter'),
    createdAt: plain(z.date(), 'order of the history'),
    startedAt: plain(z.date().nullable(), 'waiting time'),
    endedAt: plain(z.date().nullable(), 'duration; retention counts from it'),
    settledAt: plain(
      z.date().nullable(),
      'when everything that follows from its end was done; the sweep looks for those without',
    ),
    removedAt: plain(
      z.date().optional(),
      'when its owner took it out of the history: it stays without words while messages show its character',
    ),
  },
  sealed: z.object({
    prompt: z.string(),
    options: characterOptions,
    appearance: z.string().optional(),
    profile: profileSchema.optional(),
    seed: z.number().optional(),
    /** What a rewriting shall change, or the scene of a variation, in the person's words. */
    wish: z.string().optional(),
    /** The one field that is rewritten. */
    field: profileField.optional(),
    /** What the writer has made of the profile, kept so that nobody pays for it twice. */
    rewritten: profileSchema.optional(),
    base: base.optional(),
    /** Card files that wait to be imported, and what became of their cards. */
    files: z.array(cardFileId).optional(),
    results: z.array(importResult).optional(),
    tally: importTally.optional(),
  }),
  indexes: [
    { keys: { state: 1, notBefore: 1 } },
    { keys: { state: 1, turn: 1 } },
    { keys: { character: 1 } },
    { keys: { settledAt: 1, endedAt: 1 } },
    { keys: { createdAt: 1 } },
    { keys: { account: 1, createdAt: -1, _id: -1 } },
  ],
  exported: 'prompt, options, models, times, cost and outcome',
  erased: { how: 'deleted' },
  retention:
    'until its owner removes it or its character is erased; what was typed for a refused one goes within 24 hours',
});

export const addresses = defineRecord({
  collection: 'addresses',
  purpose: 'a message that shows a run: where it is and which version of the run it shows',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    run: plain(runId, 'the run that the message shows'),
    character: plain(characterId, 'finds every message that shows a character'),
    place: plain(placeId, 'finds the messages of a place'),
    platform: plain(platformName, 'says which bot draws it'),
    private: plain(z.boolean(), 'nothing private may ever go to a channel'),
    state: plain(
      z.enum(['new', 'posting', 'posted', 'gone']),
      'a post whose outcome is unknown is not repeated',
    ),
    postingSince: plain(z.date().nullable(), 'since when its outcome is unknown'),
    drawnVersion: plain(z.number(), 'the version of the run that it shows'),
    final: plain(z.boolean(), 'whether it shows the end of its run; the sweep looks for those that do not'),
    pointed: plain(z.boolean(), 'whether the person was told that it stands elsewhere: once is enough'),
    isUnwanted: plain(z.boolean().optional(), 'the admins of the place want it gone, and never posted again'),
    tokenEnds: plain(z.date().nullable(), 'until when it can be edited by its token'),
    createdAt: plain(z.date(), 'age of the message'),
  },
  /**
   * What the platform needs to find the message again, in its own words: Discord the interaction's token, every platform the
   * message's id (`@original` until the real one is known), and which picture was uploaded for it.
   */
  sealed: z.object({
    team: z.string(),
    channel: z.string(),
    user: z.string(),
    locale: z.string(),
    token: z.string().optional(),
    message: z.string().optional(),
    picture: z.string().optional(),
    pictureOf: z.string().optional(),
    files: z.string().optional(),
  }),
  indexes: [
    { keys: { run: 1 } },
    { keys: { character: 1 } },
    { keys: { final: 1, createdAt: 1 } },
    { keys: { place: 1 } },
  ],
  exported: 'nothing by itself: the messages stand in the chat',
  erased: { how: 'deleted' },
  retention: 'as long as the run that it shows',
});
