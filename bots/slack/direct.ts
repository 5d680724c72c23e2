import type { webApi } from '@slack/bolt';

/**
 * The channel of the app's direct messages with a person.
 * @throws WebAPIPlatformError where the person cannot be reached
 */
export async function openDirect(client: webApi.WebClient, user: string): Promise<string> {
  const opened = await client.conversations.open({ users: user });
  if (opened.channel?.id === undefined) throw new Error('Slack opened no direct message');
  return opened.channel.id;
}
