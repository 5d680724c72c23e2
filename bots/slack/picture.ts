import { setTimeout as wait } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { MessagePlace } from '../../core/jobs/request.ts';
import type { Picture, View } from '../views/view.ts';
import { refusalOf } from './refusals.ts';
import { type SlackMessage, writeMessage } from './write.ts';

/** Which upload a message shows already, as its address keeps it. */
export type KeptPicture = Pick<MessagePlace, 'picture' | 'pictureOf'>;

/** Milliseconds before a message is tried again whose picture Slack was not ready to show. */
const patience = [300, 700, 1_500];

const uploaded = z.object({ files: z.array(z.object({ files: z.array(z.object({ id: z.string() })) })) });

/** Uploads a picture without sharing it anywhere. Gives the file's id. */
async function upload(client: webApi.WebClient, picture: Picture): Promise<string> {
  const result = await client.filesUploadV2({
    file: picture.image,
    filename: 'portrait.png',
    alt_text: picture.alternative.slice(0, 1_000),
  });
  const id = uploaded.parse(result).files[0]?.files[0]?.id;
  if (id === undefined) throw new Error('Slack kept no file of the upload');
  return id;
}

const picturesOf = (view: View): Picture[] =>
  view.elements.flatMap((element) => (element.kind === 'picture' ? [element.picture] : []));

/**
 * Writes a view and sends it, its pictures uploaded before: one that `kept` says was uploaded is not uploaded again.
 * Slack makes an upload ready after it has answered, and refuses blocks that show it until then: those are sent again,
 * in the end with the picture's words in its place.
 * @returns what `send` gave, and what to keep for the next time
 */
export async function sendWithPictures<Sent>(
  client: webApi.WebClient,
  view: View,
  kept: KeptPicture,
  send: (message: SlackMessage) => Promise<Sent>,
): Promise<{ sent: Sent; kept: KeptPicture }> {
  const files = new Map<string, string>();
  if (kept.picture !== undefined && kept.pictureOf !== undefined) files.set(kept.pictureOf, kept.picture);
  const pictures = picturesOf(view);
  for (const one of pictures) {
    if (!files.has(one.key)) files.set(one.key, await upload(client, one));
  }
  const message = writeMessage(view, ({ key }) => files.get(key));
  const sent = await sendWhenReady(pictures.length === 0 ? [] : patience, message, send).catch(
    async (error: unknown) => {
      if (pictures.length === 0 || !isNotReady(error)) throw error;
      return send(writeMessage(view, () => undefined));
    },
  );
  const [first] = pictures;
  const picture = first && files.get(first.key);
  return { sent, kept: first && picture !== undefined ? { picture, pictureOf: first.key } : {} };
}

const isNotReady = (error: unknown): boolean => refusalOf(error) === 'invalid_blocks';

async function sendWhenReady<Sent>(
  pauses: readonly number[],
  message: SlackMessage,
  send: (message: SlackMessage) => Promise<Sent>,
): Promise<Sent> {
  const [pause, ...further] = pauses;
  try {
    return await send(message);
  } catch (error) {
    if (pause === undefined || !isNotReady(error)) throw error;
  }
  await wait(pause);
  return sendWhenReady(further, message, send);
}

/** Deletes an upload that no message shows any more; one that is gone already is as good. */
export async function deletePicture(client: webApi.WebClient, file: string): Promise<void> {
  try {
    await client.files.delete({ file });
  } catch (error) {
    if (!['file_not_found', 'file_deleted'].includes(refusalOf(error) ?? '')) throw error;
  }
}
