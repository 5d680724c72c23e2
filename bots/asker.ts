import type { Asker } from '../core/characters/create.ts';
import type { Visibility } from '../core/profile/options.ts';
import type { Caller } from './command.ts';

/**
 * Who asks for a run and where its message goes: to the person alone where the character, the place or the person's
 * preferences say so, else into the chat.
 */
export function askerOf(caller: Caller, visibility: Visibility): { asker: Asker; apart: boolean } {
  const { account, call, place } = caller;
  const hidden = visibility === 'private' || place.privateOnly || account.preferences.privateAnswers;
  const { apart = false, ...address } = call.reply.place(hidden ? 'private' : 'public');
  const asker = {
    account,
    place: place.id,
    platform: call.person.platform,
    requestKey: call.requestKey,
    address,
  };
  return { asker, apart };
}
