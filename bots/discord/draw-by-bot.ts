import { createHash } from 'node:crypto';
import type { MessagePlace } from '../../core/jobs/request.ts';
import type { Drawn, DrawTarget } from '../platform.ts';
import type { View } from '../views/view.ts';
import { type DiscordApi, isRefusedWith, type SentMessage } from './api.ts';
import { picturesOf, writeMessage, type WrittenMessage } from './write.ts';

const gone = { outcome: 'gone' } as const;

/** Draws with the bot's own token: a public message in its channel, everything else in direct messages. */
export async function drawByBot(api: DiscordApi, target: DrawTarget, view: View): Promise<Drawn> {
  if (target.private) return drawDirectly(api, target, view);
  const { channel, message } = target.place;
  // Only the token knew which message `@original` is: it was never drawn, or its id would stand here.
  const known = message === '@original' ? undefined : message;
  try {
    const written = writeMessage(view, known === undefined ? {} : target.place);
    const sent =
      known === undefined
        ? await api.post(channel, written, nonceOf(target.place))
        : await api.edit(channel, known, written);
    return drawn(target.place, written, sent, false);
  } catch (error) {
    // The message was removed, or its whole channel.
    if (isRefusedWith(error, 404)) return gone;
    // The bot is not in the channel, or may not write there.
    if (isRefusedWith(error, 403)) return drawDirectly(api, target, view);
    throw error;
  }
}

/** Edits the direct message where one stands, else posts one. A person who takes none is not bothered again. */
async function drawDirectly(api: DiscordApi, target: DrawTarget, view: View): Promise<Drawn> {
  const { place } = target;
  try {
    if (isDirect(target) && place.message !== undefined) {
      const written = writeMessage(view, place);
      return drawn(place, written, await api.edit(place.channel, place.message, written), true);
    }
    const written = writeMessage(view);
    const channel = await api.openDirect(place.user);
    return drawn(place, written, await api.post(channel, written, nonceOf(place)), true);
  } catch (error) {
    if (isRefusedWith(error, 403, 404)) return gone;
    throw error;
  }
}

/** A private message without a token was moved into direct messages: `drawn` leaves the token out. */
const isDirect = (target: DrawTarget): boolean => target.private && target.place.token === undefined;

function drawn(
  { team, user, locale }: MessagePlace,
  written: WrittenMessage,
  sent: SentMessage,
  isPrivate: boolean,
): Drawn {
  const place = { team, channel: sent.channel_id, user, locale, message: sent.id };
  return {
    outcome: 'drawn',
    private: isPrivate,
    tokenEnds: null,
    place: { ...place, ...picturesOf(written, sent.attachments) },
  };
}

/** The same for each post of one message, so that Discord drops a repeated one; at most 25 characters are taken. */
const nonceOf = ({ token }: MessagePlace): string | undefined =>
  token && createHash('sha256').update(token).digest('base64url').slice(0, 25);
