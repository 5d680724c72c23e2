import { MongoStore } from 'connect-mongo';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { SignInIdentity } from '../core/accounts/link-records.ts';
import { storedIdOf } from '../core/accounts/site-session.ts';
import { webSessions } from '../core/accounts/web-session-records.ts';
import { deriveKey } from '../core/crypto/keyring.ts';
import { open, seal } from '../core/crypto/seal.ts';
import type { Core } from '../core/core.ts';

declare module 'express-session' {
  interface SessionData {
    /** The link that this browser has opened. */
    claim?: string;
    /** Who has signed in, as their provider says. */
    signIn?: SignInIdentity;
    /** Whether it opens an account: which one stands in the store, where it can be ended from elsewhere. */
    isSignedIn?: boolean;
  }
}

const week = 7 * 24 * 60 * 60;

/**
 * Sessions in MongoDB, sealed. What stands in a cookie opens a session; in the store is only its hash.
 * @param isSecure whether the site is reached by https: then the cookie goes no other way, and to this host alone
 */
export function sessions(core: Core, isSecure: boolean): RequestHandler {
  const { masters, lookups, connection } = core.store;
  // Sessions live a week: when the master key was changed longer ago, nobody has any that are sealed under the old one.
  const key = deriveKey(masters, 'web-session');
  const associated = webSessions.collection;
  return session({
    name: isSecure ? '__Host-persona' : 'persona',
    secret: deriveKey(lookups, 'web-cookie').toString('base64url'),
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', maxAge: week * 1_000 },
    resave: false,
    saveUninitialized: false,
    rolling: true,
    store: MongoStore.create({
      client: connection.getClient(),
      dbName: connection.name,
      collectionName: webSessions.collection,
      ttl: week,
      // Not more than one write an hour for a session that is only used.
      touchAfter: 60 * 60,
      // The register's index removes what has expired.
      autoRemove: 'disabled',
      transformId: storedIdOf,
      cryptoAdapter: {
        encrypt: (text) => Promise.resolve(seal(key, Buffer.from(text), associated).toString('base64')),
        decrypt: (text) => Promise.resolve(open(key, Buffer.from(text, 'base64'), associated).toString()),
      },
    }),
  });
}
