import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { CallFile } from '../call.ts';
import { fetchFile } from '../fetch-file.ts';

/** What a form says of a file that was picked in it. https://docs.slack.dev/reference/objects/file-object */
export const pickedFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  size: z.number().default(0),
  url_private: z.string().default(''),
  url_private_download: z.string().optional(),
});
type PickedFile = z.output<typeof pickedFile>;

/** A file in the neutral form. It is read with the bot's token, which needs the scope `files:read`. */
export const toCallFile = (client: webApi.WebClient, file: PickedFile): CallFile => ({
  name: file.name ?? file.id,
  size: file.size,
  read: (most) =>
    fetchFile(
      {
        address: file.url_private_download ?? file.url_private,
        isOwn: (url) => isOfSlack(url, new URL(client.slackApiUrl)),
        headers: { authorization: `Bearer ${client.token ?? ''}` },
      },
      most,
    ),
});

/** Whether a host may be shown the token: Slack's own, or the one that its Web API is asked at. */
function isOfSlack(url: URL, api: URL): boolean {
  const isSlack = url.hostname === 'slack.com' || url.hostname.endsWith('.slack.com');
  return url.origin === api.origin || (isSlack && url.protocol === 'https:' && url.port === '');
}
