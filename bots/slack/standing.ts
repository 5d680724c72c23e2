import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Standing } from '../../core/privacy/may.ts';

const info = z.object({
  user: z.object({ is_admin: z.boolean().default(false), is_owner: z.boolean().default(false) }),
});

/** How somebody stands in a workspace. Slack tells it only where it is asked. https://docs.slack.dev/reference/methods/users.info */
export const standingIn = (
  client: webApi.WebClient,
  { channel, user }: { readonly channel: string; readonly user: string },
): Standing => ({
  // Direct messages with the app, and calls from no channel: nobody else is there.
  channels: channel === '' || channel.startsWith('D') ? [] : [channel],
  roles: undefined,
  async isAdmin() {
    try {
      const { user: found } = info.parse(await client.users.info({ user }));
      return found.is_admin || found.is_owner;
    } catch (error) {
      if (isScopeMissing(error)) return false;
      throw error;
    }
  },
});

/** An installation made before `users:read` was asked for; `doctor` names it. Until it is renewed nobody is an admin. */
const isScopeMissing = (error: unknown): boolean =>
  refusal.safeParse(error).data?.data.error === 'missing_scope';

const refusal = z.object({
  code: z.literal(webApi.ErrorCode.PlatformError),
  data: z.object({ error: z.string() }),
});
