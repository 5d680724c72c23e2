import { linkClaims, signInIdentities } from './accounts/link-records.ts';
import { accounts, chatIdentities, consents, failedGates, waitingCommands } from './accounts/records.ts';
import { siteSessions } from './accounts/site-session-records.ts';
import { webSessions } from './accounts/web-session-records.ts';
import { cardFiles, cardIdentities } from './characters/importing/records.ts';
import { characterVersions, characters, directoryPages, portraits } from './characters/records.ts';
import { quotas, spending, turns } from './jobs/budget-records.ts';
import { addresses, runs } from './jobs/records.ts';
import { placeQuotas } from './jobs/place-quotas.ts';
import { placeHidings, places } from './places/records.ts';
import { erasures } from './rights/records.ts';
import { notices, reportCounts, reports } from './safety/records.ts';
import { erasureLedger } from './store/erasure-ledger.ts';
import { dataKeys } from './store/data-keys.ts';
import { installations } from './store/installation.ts';
import type { AnyRecord } from './store/record.ts';

/**
 * The data register: everything that Persona stores. What is not in it does not exist. A record stands behind those that it
 * points at, so that a backup, which walks it from the end, never reads something that points at what it has passed.
 */
export const register: readonly AnyRecord[] = [
  accounts,
  chatIdentities,
  consents,
  signInIdentities,
  linkClaims,
  siteSessions,
  webSessions,
  waitingCommands,
  failedGates,
  places,
  placeHidings,
  placeQuotas,
  quotas,
  spending,
  turns,
  // Read last of these: a head without its character is noticed and mended, a character without its head is not.
  directoryPages,
  portraits,
  cardFiles,
  characterVersions,
  characters,
  cardIdentities,
  runs,
  addresses,
  reports,
  reportCounts,
  notices,
  erasures,
  // Read after all of those: by files and rules of their own.
  dataKeys,
  erasureLedger,
  installations,
];
