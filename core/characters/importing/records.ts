import { z } from 'zod';
import { accountId, cardFileId, characterId, runId } from '../../base/ids.ts';
import { defineRecord, plain } from '../../store/record.ts';

export const cardFiles = defineRecord({
  collection: 'card_files',
  purpose: 'a part of a file that a person brought: a card as it came in, or an upload that waits to be read',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    character: plain(characterId.nullable(), 'the character that came in with it; an upload has none'),
    run: plain(runId, 'the run that reads or has read it: an upload goes when that ends'),
    file: plain(cardFileId, 'the file that it is a part of'),
    part: plain(z.number(), 'its place among the parts, from 0'),
    parts: plain(z.number(), 'how many there are: a document of the store has a largest size'),
    size: plain(z.number(), 'bytes of all parts together'),
    createdAt: plain(z.date(), 'age of the file'),
    endsAt: plain(z.date().nullable(), 'a day after an upload, whatever became of it; none for a card'),
  },
  sealed: z.object({ name: z.string(), bytes: z.instanceof(Buffer) }),
  indexes: [
    { keys: { character: 1 } },
    { keys: { account: 1 } },
    { keys: { endsAt: 1 }, expireAfterSeconds: 0 },
  ],
  exported: 'the file as it came in, beside its character',
  erased: { how: 'deleted' },
  retention: 'a card as long as its character; an upload until its import ends, at most a day',
});

export const cardIdentities = defineRecord({
  collection: 'card_identities',
  purpose:
    'which character a foreign card has become: the id is an HMAC of the account with the card’s own id or its content',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(accountId, 'owner'),
    character: plain(characterId, 'the character that the card has become'),
    version: plain(
      z.number().nullable(),
      'the version that this content has become; none for a card’s own id',
    ),
    lookupVersion: plain(z.number(), 'says under which look-up key'),
    createdAt: plain(z.date(), 'when it came in first'),
  },
  indexes: [{ keys: { character: 1 } }, { keys: { account: 1 } }],
  exported: 'nothing by itself: it repeats what the cards say',
  erased: { how: 'deleted' },
  retention: 'as long as its character',
});
