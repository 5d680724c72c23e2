import { z } from 'zod';
import { accountId } from '../base/ids.ts';
import { defineRecord, plain } from '../store/record.ts';

/** A budget: what is used up, and what each open run has reserved. */
const open = z.record(z.string(), z.number());

export const quotas = defineRecord({
  collection: 'quotas',
  purpose: 'how many runs an account has used on one day',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    used: plain(z.number(), 'finished runs of the day'),
    total: plain(z.number(), 'used and reserved together: what the limit is held against'),
    open: plain(open, 'reservation by run'),
    endsAt: plain(z.date(), 'two days after the day; then it goes'),
  },
  indexes: [{ keys: { account: 1 } }, { keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  exported: 'runs used today',
  erased: { how: 'deleted' },
  retention: 'two days',
});

export const spending = defineRecord({
  collection: 'spending',
  purpose: 'what the whole installation has spent at its providers on one day (the id), in micro-dollars',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    used: plain(z.number(), 'true cost of the day'),
    total: plain(z.number(), 'used and reserved together: what the limit is held against'),
    open: plain(open, 'worst case by run'),
    warnedAt: plain(z.date().optional(), 'when the operator was warned of the stop: once a day is enough'),
  },
  indexes: [],
  exported: 'nothing: no person is in it',
  erased: {
    how: 'kept',
    reason: 'sums of an installation; run ids in it end with the run',
    until: 'the operator removes it',
  },
  retention: 'kept: the operator accounts with it',
});

export const turns = defineRecord({
  collection: 'turns',
  purpose: 'the turn of the run that was started last, for the whole installation',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    started: plain(z.number(), 'new runs take their place behind it'),
    base: plain(z.number(), 'what a turn is counted from in the queue, whose priorities are limited'),
  },
  indexes: [],
  exported: 'nothing: no person is in it',
  erased: { how: 'kept', reason: 'a number without a person', until: 'the installation ends' },
  retention: 'kept: one number',
});
