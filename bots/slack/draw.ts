import type { webApi } from '@slack/bolt';
import type { Drawn, DrawTarget } from '../platform.ts';
import type { View } from '../views/view.ts';
import { openDirect } from './direct.ts';
import { deletePicture, type KeptPicture, sendWithPictures } from './picture.ts';
import { isClosed, isEnded, isLost, isUnreachable, pauseOf } from './refusals.ts';
import { shareBelow } from './share-files.ts';
import type { SlackMessage } from './write.ts';

/** Where a message stands. */
interface Posted {
  readonly channel: string;
  readonly message: string;
  readonly private: boolean;
}

/**
 * Posts or edits one message, as `Platform.draw` says.
 * What was not posted goes to its channel or, if it is private or the app cannot write there, into the person's
 * direct messages; what was posted is edited where it stands, and never posted anew.
 * @param client of the message's workspace; undefined where the app is not installed there
 */
export async function draw(
  client: webApi.WebClient | undefined,
  target: DrawTarget,
  view: View,
): Promise<Drawn> {
  if (!client) return { outcome: 'gone' };
  const { place } = target;
  try {
    const { sent, kept } = await sendWithPictures(client, view, place, (message) =>
      target.posted ? edit(client, target, message) : post(client, target, message),
    );
    await dropOldPicture(client, place, kept);
    const { team, user, locale } = place;
    const { private: isPrivate, ...spot } = sent;
    const files = await shareBelow(client, view, spot, place.files).catch((error: unknown) => {
      // A message that was just posted must be noted, or it would be posted again: its files come with the next change.
      if (target.posted) throw error;
      return undefined;
    });
    return {
      outcome: 'drawn',
      private: isPrivate,
      tokenEnds: null,
      place: { team, user, locale, ...spot, ...kept, ...(files !== undefined && { files }) },
    };
  } catch (error) {
    const pause = pauseOf(error);
    if (pause !== undefined) return { outcome: 'later', milliseconds: pause };
    if (isEnded(error) || isUnreachable(error)) return { outcome: 'gone' };
    if (!isLost(error)) throw error;
    await dropOldPicture(client, place, {});
    return { outcome: 'gone' };
  }
}

async function edit(
  client: webApi.WebClient,
  { place, private: isPrivate }: DrawTarget,
  content: SlackMessage,
): Promise<Posted> {
  const { channel, message = '' } = place;
  await client.chat.update({ channel, ts: message, ...content });
  return { channel, message, private: isPrivate };
}

async function post(client: webApi.WebClient, target: DrawTarget, content: SlackMessage): Promise<Posted> {
  const { channel, user } = target.place;
  if (target.private) return postDirectly(client, user, content);
  try {
    return { ...(await postTo(client, channel, content)), private: false };
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
  return postDirectly(client, user, content);
}

/**
 * Posts into the app's direct messages with a person.
 * @throws WebAPIPlatformError where the person cannot be reached
 */
export async function postDirectly(
  client: webApi.WebClient,
  user: string,
  content: SlackMessage,
): Promise<Posted> {
  const channel = await openDirect(client, user);
  return { ...(await postTo(client, channel, content)), private: true };
}

/** Nothing in a message unfurls: what a model wrote fetches no pages. */
async function postTo(client: webApi.WebClient, channel: string, content: SlackMessage) {
  const quiet = { unfurl_links: false, unfurl_media: false };
  const posted = await client.chat.postMessage({ channel, ...content, ...quiet });
  if (posted.ts === undefined) throw new Error('Slack gave no timestamp of the message');
  return { channel: posted.channel ?? channel, message: posted.ts };
}

/** The upload of a picture that the message showed before: a changed or deleted portrait stays nowhere. */
async function dropOldPicture(
  client: webApi.WebClient,
  before: KeptPicture,
  now: KeptPicture,
): Promise<void> {
  if (before.picture !== undefined && before.picture !== now.picture)
    await deletePicture(client, before.picture);
}
