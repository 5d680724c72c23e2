import { RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { Clock } from '../../core/base/clock.ts';
import { toProblem } from '../../core/base/problem.ts';
import type { Drawn, DrawTarget } from '../platform.ts';
import type { View } from '../views/view.ts';
import { type DiscordApi, isRefusedAs, isRefusedWith, type SentMessage } from './api.ts';
import { isEphemeral, isThinking } from './message-flags.ts';
import { drawByBot } from './draw-by-bot.ts';
import { fitFiles } from './fit-files.ts';
import { limits } from './limits.ts';
import { picturesOf, writeMessage, type WrittenMessage } from './write.ts';

const { UnknownMessage, ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages: TooManyFollowUps } =
  RESTJSONErrorCodes;

/**
 * Draws a view where its address says: by the interaction's token while that lives; after that with the bot's own token
 * in the channel or, where the message is private or the bot is not there, as a direct message.
 * A message that somebody removed is not posted again.
 * @param api must give up at a rate limit instead of waiting, and never send twice by itself
 * @throws Problem `internal` where Discord fails or cannot be reached
 */
export async function draw(api: DiscordApi, clock: Clock, target: DrawTarget, view: View): Promise<Drawn> {
  // A message whose id was never learnt cannot be found again.
  if (target.posted && target.place.message === undefined) return { outcome: 'gone' };
  const fitting = fitFiles(view, limits.message.attachment, target.place.locale);
  try {
    return (await drawByToken(api, clock, target, fitting)) ?? (await drawByBot(api, target, fitting));
  } catch (error) {
    if (error instanceof RateLimitError) {
      return { outcome: 'later', milliseconds: Math.max(1, Math.ceil(error.retryAfter)) };
    }
    throw toProblem(error);
  }
}

/** Undefined where the token is over: its time has passed, or Discord refuses it. */
async function drawByToken(
  api: DiscordApi,
  clock: Clock,
  target: DrawTarget,
  view: View,
): Promise<Drawn | undefined> {
  const { place, tokenEnds } = target;
  if (place.token === undefined || tokenEnds === null || tokenEnds <= clock.now()) return undefined;
  try {
    const written = writeMessage(view, place);
    const sent =
      place.message === undefined
        ? await postByToken(api, place.token, written, target.private)
        : await api.editByToken(place.token, place.message, written);
    const { team, channel, user, locale, token } = place;
    return {
      outcome: 'drawn',
      private: target.private,
      tokenEnds,
      place: {
        team,
        channel,
        user,
        locale,
        token,
        message: sent.id,
        ...picturesOf(written, sent.attachments),
      },
    };
  } catch (error) {
    if (place.message !== undefined && isRefusedAs(error, UnknownMessage)) return { outcome: 'gone' };
    // Which code a dead token is answered with is not documented: any of these statuses means it.
    if (isRefusedWith(error, 401, 404) || isRefusedAs(error, TooManyFollowUps)) return undefined;
    throw error;
  }
}

/**
 * Posts a follow-up. While "thinking…" stands, Discord fills that instead and keeps to who may see it: one that has other
 * readers is removed first, or something private would stand in a channel.
 */
async function postByToken(
  api: DiscordApi,
  token: string,
  written: WrittenMessage,
  isPrivate: boolean,
): Promise<SentMessage> {
  const original = await api.findOriginal(token);
  if (isThinking(original) && isEphemeral(original) !== isPrivate) await api.removeOriginal(token);
  return api.followUp(token, written, isPrivate);
}
