import { z } from 'zod';
import { accountId, characterId, placeId } from '../base/ids.ts';
import { reportReason } from '../characters/hidden.ts';
import { defineRecord, plain } from '../store/record.ts';

/** One that is `hidden` its owner may appeal, once. `gone`: its character was erased before anybody decided. */
export const reportState = z.enum(['open', 'hidden', 'dismissed', 'appealed', 'upheld', 'lifted', 'gone']);
export type ReportState = z.output<typeof reportState>;

export const reports = defineRecord({
  collection: 'reports',
  purpose: 'somebody has reported a character: what for, and what the operator has decided',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    character: plain(characterId, 'what is reported'),
    account: plain(accountId, 'whose character it is: they are told, and may appeal'),
    place: plain(placeId, 'where the card was seen'),
    reason: plain(
      reportReason,
      'decides how soon somebody must look, and whether it hides the character at once',
    ),
    state: plain(reportState, 'what the operator has to do'),
    hides: plain(
      z.boolean(),
      'whether it hides the character: the last one that does not any more shows it again',
    ),
    createdAt: plain(z.date(), 'order of the list'),
    decideBy: plain(z.date(), 'by when an operator must decide'),
    decidedAt: plain(z.date().nullable(), 'when an operator decided'),
    answerTo: plain(
      z.string().optional(),
      'the HMAC of the reporter who wants to hear what became of it; taken away once they have',
    ),
    endsAt: plain(z.date().nullable(), '180 days after the last decision; then it goes'),
  },
  sealed: z.object({
    /** What the reporter wrote. */
    text: z.string().optional(),
    /** What the operator gave as reasons. */
    statement: z.string().optional(),
    /** What the owner says against it. */
    appeal: z.string().optional(),
  }),
  indexes: [
    { keys: { character: 1, hides: 1 } },
    { keys: { state: 1, decideBy: 1 } },
    { keys: { answerTo: 1 }, sparse: true },
    { keys: { account: 1 } },
    { keys: { endsAt: 1 }, expireAfterSeconds: 0 },
  ],
  exported: 'of reports about one’s own characters: reason, state and dates, never who reported',
  erased: {
    how: 'kept',
    reason:
      'a decision must be answerable; it names the character by its id only, and what was written is sealed apart',
    until: '180 days after the decision',
  },
  retention: '180 days after the last decision',
});

export const reportCounts = defineRecord({
  collection: 'report_counts',
  purpose: 'how often somebody has reported on one day (the id is an HMAC of identity and day)',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    count: plain(z.number(), 'ten a day are taken'),
    endsAt: plain(z.date(), 'the end of the day; then it goes'),
  },
  indexes: [{ keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  exported: 'nothing: who reports needs no account; it goes with the day',
  erased: { how: 'deleted' },
  retention: 'one day',
});

export const notices = defineRecord({
  collection: 'notices',
  purpose: 'something that an account must be told: it is shown once, below the next private answer',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'who is to be told'),
    report: plain(z.string(), 'the reference of the report that it is about'),
    kind: plain(z.enum(['held', 'hidden', 'shown', 'upheld', 'lifted']), 'what has happened'),
    createdAt: plain(z.date(), 'order of several'),
    shownAt: plain(z.date().nullable(), 'when it was shown: once is enough'),
    endsAt: plain(z.date(), '180 days after it was written; then it goes'),
  },
  sealed: z.object({ name: z.string(), statement: z.string() }),
  indexes: [
    { keys: { account: 1, shownAt: 1, createdAt: 1 } },
    { keys: { endsAt: 1 }, expireAfterSeconds: 0 },
  ],
  exported: 'all of it',
  erased: { how: 'deleted' },
  retention: '180 days',
});
