import { z } from 'zod';
import { flag, json } from '../arguments.ts';
import { checkMessageBlocks } from '../blocks/check.ts';
import { SlackFailure } from '../failure.ts';
import type { Content } from '../post.ts';
import type { Caller } from './method.ts';

/** What `chat.postMessage`, `chat.postEphemeral` and `chat.update` have in common. */
export const contentArguments = z.object({
  text: z.string().optional(),
  blocks: json(z.unknown()).optional(),
  attachments: json(z.array(z.unknown()).max(100)).optional(),
  metadata: json(z.object({ event_type: z.string(), event_payload: z.unknown() })).optional(),
  link_names: flag,
  parse: z.string().optional(),
  thread_ts: z.string().optional(),
  username: z.string().optional(),
  icon_url: z.string().optional(),
  icon_emoji: z.string().optional(),
});

/**
 * Checks what a message is to say.
 * @throws SlackFailure no_text where it says nothing; invalid_blocks_format; what `checkMessageBlocks` throws
 */
export function readContent(caller: Caller, given: z.infer<typeof contentArguments>): Content {
  const { text = '', attachments, metadata } = given;
  const { world, workspace, app } = caller;
  if (given.blocks !== undefined && !Array.isArray(given.blocks))
    throw new SlackFailure('invalid_blocks_format');
  const blocks =
    given.blocks &&
    checkMessageBlocks(given.blocks, (file) => workspace.findPicture(file, world.url) !== undefined);
  if (text === '' && !blocks?.length && !attachments?.length) throw new SlackFailure('no_text');
  // Without the scope Slack posts the message under the app's own name and face.
  const mayCustomize = app.scopes.includes('chat:write.customize');
  return {
    text,
    blocks,
    attachments,
    metadata,
    threadTs: given.thread_ts,
    linksNames: given.link_names || given.parse === 'full',
    username: mayCustomize ? given.username : undefined,
    icons: mayCustomize ? toIcons(given.icon_url, given.icon_emoji) : undefined,
  };
}

function toIcons(url: string | undefined, emoji: string | undefined): Record<string, string> | undefined {
  if (url !== undefined) return { image_36: url, image_48: url, image_72: url };
  return emoji === undefined ? undefined : { emoji };
}
