import { accounts } from '../accounts/records.ts';
import { day, minute } from '../base/clock.ts';
import { characterId, keyId } from '../base/ids.ts';
import { isClosed } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { addresses, runs } from '../jobs/records.ts';
import { placeHidings } from '../places/records.ts';
import { rowsOf } from '../store/rows.ts';
import { removeHead } from './directory.ts';
import type { CharacterRow } from './head.ts';
import { cardFiles, cardIdentities } from './importing/records.ts';
import { characters, characterVersions, portraits } from './records.ts';

/** How long a deleted character can be brought back. */
const graceOfDeleted = 7 * day;

/** How many are erased in one sweep: the next one goes on. */
const mostAtOnce = 200;

/** What was deleted before this moment cannot be brought back any more. */
export const oldestDeletion = ({ clock }: Pick<Core, 'clock'>): Date =>
  new Date(clock.now().getTime() - graceOfDeleted);

/** How long an erasure waits for messages that still show the character to be drawn anew. */
const patience = 10 * minute;

/** Erases what was deleted more than seven days ago, or is to go at once. For the sweep; gives how many characters went. */
export async function eraseDeleted(core: Core): Promise<number> {
  const before = oldestDeletion(core);
  const due = await rowsOf(core.store, characters).find(
    { state: 'deleted', deletedAt: { $lt: before } },
    { sort: { deletedAt: 1 }, limit: mostAtOnce },
  );
  const gone = await Promise.all(due.map((character) => eraseIfUnseen(core, character)));
  return gone.filter(Boolean).length;
}

/** Whoever erased the messages' addresses first would leave the card standing in the chat. */
async function eraseIfUnseen(core: Core, character: CharacterRow): Promise<boolean> {
  const isRecent = core.clock.now().getTime() - character.updatedAt.getTime() < patience;
  const shown = { character: character._id, state: { $in: ['posting', 'posted'] }, final: false };
  if (isRecent && (await rowsOf(core.store, addresses).one(shown))) return false;
  await eraseCharacter(core, character);
  return true;
}

/** Everything of a character. Its own record goes last: an erasure that was interrupted is found again by it. */
async function eraseCharacter(core: Core, character: CharacterRow): Promise<void> {
  const { store } = core;
  const id = characterId.parse(character._id);
  await rowsOf(store, characterVersions).remove({ character: id });
  await rowsOf(store, portraits).remove({ character: id });
  await rowsOf(store, cardFiles).remove({ character: id });
  await rowsOf(store, cardIdentities).remove({ character: id });
  await rowsOf(store, addresses).remove({ character: id });
  await rowsOf(store, runs).remove({ character: id });
  await rowsOf(store, placeHidings).remove({ character: id });
  await forgetHead(core, character);
  await rowsOf(store, characters).remove({ _id: id });
}

async function forgetHead(core: Core, { _id, account: id }: CharacterRow): Promise<void> {
  const account = await rowsOf(core.store, accounts).get(id);
  if (!account) return;
  try {
    await removeHead(core, { id, key: keyId.parse(account.key) }, characterId.parse(_id));
  } catch (error) {
    // A directory that nobody can read any more does not keep the rest from being erased.
    if (!isClosed(error)) throw error;
  }
}
