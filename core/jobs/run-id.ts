import { idFrom, type RunId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { lookupOf } from '../crypto/keyring.ts';

/** The run that a request becomes: the same key of a delivery is the same run. */
export const runIdOf = (core: Core, requestKey: string): RunId =>
  idFrom('run', lookupOf(core.store.lookups, ['run', requestKey]).hmac.slice(0, 32));
