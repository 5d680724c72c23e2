import { accountOf } from '../accounts/account-of.ts';
import { type ChatIdentity, identityLookup } from '../accounts/chat-identity.ts';
import { events } from '../base/events.ts';
import type { CharacterId, PlaceId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { addresses } from '../jobs/records.ts';
import { redrawCharacter } from '../jobs/redraw.ts';
import { addHiding, removeHiding } from '../places/hiding.ts';
import { rowsOf } from '../store/rows.ts';

/** An admin of a place, and which character they mean. Whoever calls has made sure that they are one. */
export interface Moderation {
  readonly place: PlaceId;
  readonly character: CharacterId;
  readonly moderator: ChatIdentity;
}

/** Removes the messages that show a character to everybody in a place. They are never posted again. */
export async function removeCards(core: Core, moderation: Moderation): Promise<void> {
  const { character, place } = moderation;
  await rowsOf(core.store, addresses).changeAll(
    { character, place, private: false },
    { $set: { isUnwanted: true } },
  );
  await redrawCharacter(core, character);
  await note(core, 'removed', moderation);
}

/** Hides a character in a place: what stands there of it is drawn as hidden, and nothing of it is made there in the open. */
export async function hideHere(core: Core, moderation: Moderation): Promise<void> {
  await addHiding(core, moderation.place, moderation.character);
  await redrawCharacter(core, moderation.character);
  await note(core, 'hidden', moderation);
}

/** Shows a character in a place again. */
export async function showHere(core: Core, moderation: Moderation): Promise<void> {
  if (!(await removeHiding(core, moderation.place, moderation.character))) return;
  await redrawCharacter(core, moderation.character);
  await note(core, 'shown', moderation);
}

async function note(core: Core, deed: string, { character, moderator, place }: Moderation): Promise<void> {
  const account = await accountOf(core, moderator);
  const who = account?.id ?? identityLookup(core, moderator).hmac;
  events.placeModerated(core, deed, place, character, who);
}
