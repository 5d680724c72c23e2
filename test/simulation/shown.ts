import type { View } from '../../bots/views/view.ts';

/** What stands in the chat for one request. */
export interface Shown {
  posts: number;
  view: View | undefined;
  /** The message was removed, or the bot could not learn whether its post stands there. */
  isLost: boolean;
}
