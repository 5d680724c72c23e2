import { z } from 'zod';
import { defineRecord, plain } from '../store/record.ts';

/** Written by the session library of the site, which knows no schema: the fields are its own. */
export const webSessions = defineRecord({
  collection: 'web_sessions',
  purpose: 'a browser’s session on the site; its id is a hash of what stands in the cookie',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    session: plain(z.string(), 'a ciphertext by itself'),
    expires: plain(z.date(), 'a week after its last use; then it goes'),
    lastModified: plain(z.date().optional(), 'when it was last written'),
  },
  indexes: [{ keys: { expires: 1 }, expireAfterSeconds: 0 }],
  exported: 'nothing by itself: the account page shows who is signed in where',
  erased: { how: 'deleted' },
  retention: 'a week after its last use',
});
