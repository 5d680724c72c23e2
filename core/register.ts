import { accounts, chatIdentities, consents, failedGates, waitingCommands } from './accounts/records.ts';
import { characterVersions, characters, directoryPages, portraits } from './characters/records.ts';
import { addresses, quotas, runs, spending, turns } from './jobs/records.ts';
import { places } from './places/records.ts';
import { erasures } from './rights/records.ts';
import { erasureLedger } from './store/erasure-ledger.ts';
import { dataKeys } from './store/data-keys.ts';
import type { AnyRecord } from './store/record.ts';

/** The data register: everything that Persona stores. What is not in it does not exist. */
export const register: readonly AnyRecord[] = [
  accounts,
  chatIdentities,
  consents,
  waitingCommands,
  failedGates,
  places,
  runs,
  addresses,
  quotas,
  spending,
  turns,
  characters,
  characterVersions,
  portraits,
  directoryPages,
  erasures,
  erasureLedger,
  dataKeys,
];
