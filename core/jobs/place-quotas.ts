import { z } from 'zod';
import { placeId } from '../base/ids.ts';
import { defineRecord, plain } from '../store/record.ts';

export const placeQuotas = defineRecord({
  collection: 'place_quotas',
  purpose: 'how many runs a place that has set itself a limit has used on one day',
  owner: 'place',
  ownerField: 'place',
  plain: {
    place: plain(placeId, 'whose day it is'),
    used: plain(z.number(), 'finished runs of the day'),
    total: plain(z.number(), 'used and reserved together: what the limit is held against'),
    open: plain(z.record(z.string(), z.number()), 'reservation by run'),
    endsAt: plain(z.date(), 'two days after the day; then it goes'),
  },
  indexes: [{ keys: { place: 1 } }, { keys: { endsAt: 1 }, expireAfterSeconds: 0 }],
  exported: 'nothing: a place is not a person',
  erased: { how: 'deleted' },
  retention: 'two days',
});
