import { day, later } from '../base/clock.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { type ChatIdentity, identityLookup, identityLookups } from './chat-identity.ts';
import { failedGates } from './records.ts';
import { dropWaiting } from './waiting.ts';

/** Somebody said they are too young: nothing stays but the HMAC of the identity and when the block ends. */
export async function failGate(core: Core, person: ChatIdentity): Promise<Date> {
  await dropWaiting(core, person);
  const endsAt = later(core.clock, day);
  const _id = identityLookup(core, person).hmac;
  await rowsOf(core.store, failedGates).change({ _id }, { $set: { endsAt } }, { upsert: true });
  return endsAt;
}

/** When the block of an identity ends, if it is blocked. */
export async function gateEnds(core: Core, person: ChatIdentity): Promise<Date | undefined> {
  const _id = { $in: identityLookups(core, person) };
  const gate = await rowsOf(core.store, failedGates).one({ _id, endsAt: { $gt: core.clock.now() } });
  return gate?.endsAt;
}
