import { z } from 'zod';
import { hour, later, second } from '../base/clock.ts';
import type { Core } from '../core.ts';
import { createDataKey, lookupOf, unwrapKey } from '../crypto/keyring.ts';
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
    click: null,
    clickEnds: null,
    endsAt: later(core.clock, hour),
  };
  await rowsOf(core.store, waitingCommands).change({ _id: id }, { $set: document }, { upsert: true });
}

/** How long one click may take until another may go on in its place. */
const longestClick = 10 * second;

/**
 * Takes the command that waits for a person, if its hour is not over, for one click: who clicks twice asks once. The
 * same click takes it again however often it is delivered; another one may when ten seconds went by without
 * `finishWaiting`.
 * @param requestKey of the click
 * @returns `taken` where another click goes on with it, or has done so within the hour
 */
export async function takeWaiting(
  core: Core,
  person: ChatIdentity,
  requestKey: string,
): Promise<WaitingCommand | 'taken' | undefined> {
  const table = rowsOf(core.store, waitingCommands);
  const waiting = waitingFor(core, person);
  const click = lookupOf(core.store.lookups, ['click', requestKey]).hmac;
  const free = [{ click: null }, { click }, { clickEnds: { $lte: core.clock.now() } }];
  const row = await table.change(
    { ...waiting, $or: free },
    { $set: { click, clickEnds: later(core.clock, longestClick) } },
  );
  if (row) return openCommand(core, row);
  return (await table.one(waiting)) ? 'taken' : undefined;
}

/** The command has become a run: nothing of it stays but the mark that it was taken, for the rest of its hour. */
export async function finishWaiting(core: Core, person: ChatIdentity): Promise<void> {
  const table = rowsOf(core.store, waitingCommands);
  const row = await table.one(waitingFor(core, person));
  if (!row) return;
  const gone = { command: Buffer.alloc(0), wrapped: Buffer.alloc(0) };
  await table.change({ _id: row._id }, { $set: { ...gone, click: 'finished', clickEnds: row.endsAt } });
}

const waitingFor = (core: Core, person: ChatIdentity) => ({
  _id: { $in: identityLookups(core, person) },
  endsAt: { $gt: core.clock.now() },
});

function openCommand(core: Core, row: ReturnType<typeof waitingCommands.parseRow>): WaitingCommand {
  const key = unwrapKey(core.store.masters, row._id, row);
  return waitingCommand.parse(fromBytes(open(key, row.command, associated(row._id))));
}

/** Forgets the command: its person will not accept. */
export async function dropWaiting(core: Core, person: ChatIdentity): Promise<void> {
  await rowsOf(core.store, waitingCommands).remove({ _id: { $in: identityLookups(core, person) } });
}
