import { z } from 'zod';
import { hour, later } from '../base/clock.ts';
import type { Core } from '../core.ts';
import { createDataKey, unwrapKey } from '../crypto/keyring.ts';
import { open, seal } from '../crypto/seal.ts';
import { fromBytes, toBytes } from '../store/bson.ts';
import { rowsOf } from '../store/rows.ts';
import { type ChatIdentity, identityLookup, identityLookups } from './chat-identity.ts';
import { waitingCommands } from './records.ts';

/** The command that somebody typed before they had accepted anything. */
const waitingCommand = z.object({
  requestKey: z.string(),
  command: z.string(),
  options: z.record(z.string(), z.string()),
});
export type WaitingCommand = z.output<typeof waitingCommand>;

const associated = (id: string): string => `waiting|${id}`;

/**
 * Keeps a command for an hour, until the person has accepted or not. The newest replaces an older one. Its key is
 * wrapped in the same document: removing the document is the end of both.
 */
export async function keepWaiting(core: Core, person: ChatIdentity, command: WaitingCommand): Promise<void> {
  const id = identityLookup(core, person).hmac;
  const { key, masterVersion, wrapped } = createDataKey(core.store.masters, id);
  const document = {
    masterVersion,
    wrapped,
    command: seal(key, toBytes(command), associated(id)),
    endsAt: later(core.clock, hour),
  };
  await rowsOf(core.store, waitingCommands).change({ _id: id }, { $set: document }, { upsert: true });
}

/** The command that waits for a person, if its hour is not over. It stays until `dropWaiting`. */
export async function readWaiting(core: Core, person: ChatIdentity): Promise<WaitingCommand | undefined> {
  const row = await rowsOf(core.store, waitingCommands).one({
    _id: { $in: identityLookups(core, person) },
    endsAt: { $gt: core.clock.now() },
  });
  if (!row) return undefined;
  const key = unwrapKey(core.store.masters, row._id, row);
  return waitingCommand.parse(fromBytes(open(key, row.command, associated(row._id))));
}

export async function dropWaiting(core: Core, person: ChatIdentity): Promise<void> {
  await rowsOf(core.store, waitingCommands).remove({ _id: { $in: identityLookups(core, person) } });
}
