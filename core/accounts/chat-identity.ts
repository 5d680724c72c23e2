import { type Lookup, lookupOf, lookupsOf } from '../crypto/keyring.ts';
import type { Core } from '../core.ts';

/** A person as a chat platform names them. */
export interface ChatIdentity {
  readonly platform: string;
  /** Slack: the workspace. Discord: empty, its users are the same everywhere. */
  readonly team: string;
  readonly user: string;
  readonly name: string;
}

/** A platform as people know it: `Discord`. */
export const titleOf = (platform: string): string => platform.slice(0, 1).toUpperCase() + platform.slice(1);

const partsOf = (person: ChatIdentity): string[] => ['chat', person.platform, person.team, person.user];

/** What an identity is found by, under the current key. */
export const identityLookup = (core: Core, person: ChatIdentity): Lookup =>
  lookupOf(core.store.lookups, partsOf(person));

/** The same under every key that is still configured. */
export const identityLookups = (core: Core, person: ChatIdentity): string[] =>
  lookupsOf(core.store.lookups, partsOf(person)).map((lookup) => lookup.hmac);
