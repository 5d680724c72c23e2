import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { View, ViewFile } from '../views/view.ts';
import { filesIn, replaceFiles } from '../views/with-files.ts';
import { wordsFor } from '../views/words/words.ts';
import { openDirect } from './direct.ts';
import { locale } from './reply.ts';

/** Where files are shared: a channel, or below a message of it. */
interface Spot {
  readonly channel: string;
  readonly message?: string;
}

/** Uploads files and shares them, all with one message. https://docs.slack.dev/messaging/working-with-files#upload */
async function share(client: webApi.WebClient, files: readonly ViewFile[], spot: Spot): Promise<void> {
  const uploads = files.map(({ name, bytes }) => ({ file: bytes, filename: name, title: name }));
  const { channel: channel_id, message: thread_ts } = spot;
  await client.filesUploadV2({
    file_uploads: uploads,
    ...(thread_ts === undefined ? { channel_id } : { channel_id, thread_ts }),
  });
}

/**
 * Gives a person the files of a view in their direct messages: what only one person sees in a channel can hold no file.
 * @returns the view with words about where they are in their place
 * @throws WebAPIPlatformError where the person cannot be reached
 */
export async function shareDirectly(client: webApi.WebClient, user: string, view: View): Promise<View> {
  const files = filesIn(view);
  if (files.length === 0) return view;
  await share(client, files, { channel: await openDirect(client, user) });
  const words = wordsFor(locale).files;
  return replaceFiles(view, ({ name }) => ({ kind: 'note', text: words.inDirectMessages(name) }));
}

/**
 * Shares the files of a view below its message, once: whoever sees the message sees them.
 * @param had the mark that an earlier call gave for the message
 * @returns the mark of what stands there now; undefined without files
 */
export async function shareBelow(
  client: webApi.WebClient,
  view: View,
  spot: Required<Spot>,
  had: string | undefined,
): Promise<string | undefined> {
  const files = filesIn(view);
  if (files.length === 0) return undefined;
  const mark = markOf(files);
  if (mark !== had) await share(client, files, spot);
  return mark;
}

function markOf(files: readonly ViewFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('base64url');
}
