import { z } from 'zod';
import type { Endpoint } from '../../kit/endpoint.ts';
import { checkArguments } from '../arguments.ts';
import { SlackFailure } from '../failure.ts';
import { findMessage, postAsApp, remove, rewrite } from '../post.ts';
import type { Channel } from '../workspace.ts';
import type { World } from '../world.ts';
import { contentArguments, readContent } from './chat-arguments.ts';
import { botEndpoint, type Caller, type Method } from './method.ts';

/** `chat.update` counts bytes, and refuses where `chat.postMessage` cuts. */
const longestUpdate = 4000;

const channelArgument = z.object({ channel: z.string() });
const messageArguments = channelArgument.extend({ ts: z.string() });

/** The channel, if the app may write in it. @throws SlackFailure channel_not_found, is_archived, not_in_channel */
export function writableChannel(caller: Caller, named: string): Channel {
  const channel = caller.workspace.findChannel(named);
  if (!channel) throw new SlackFailure('channel_not_found');
  if (channel.archived) throw new SlackFailure('is_archived');
  if (!channel.hasApp && !caller.app.scopes.includes('chat:write.public')) {
    throw new SlackFailure('not_in_channel');
  }
  return channel;
}

const postMessage: Method = (caller, given) => {
  const input = checkArguments(channelArgument.extend(contentArguments.shape), given);
  const channel = writableChannel(caller, input.channel);
  const message = postAsApp({ ...caller, channel }, caller.app, readContent(caller, input), 'everyone');
  return { channel: channel.id, ts: message.wire.ts, message: message.wire };
};

const postEphemeral: Method = (caller, given) => {
  const schema = channelArgument.extend(contentArguments.shape).extend({ user: z.string() });
  const input = checkArguments(schema, given);
  const channel = writableChannel(caller, input.channel);
  const user = caller.workspace.users.find((one) => one.id === input.user);
  if (!user || (channel.directWith && channel.directWith !== user)) {
    throw new SlackFailure('user_not_in_channel');
  }
  const content = readContent(caller, input);
  const message = postAsApp({ ...caller, channel }, caller.app, content, { person: user.id });
  return { message_ts: message.wire.ts };
};

const update: Method = (caller, given) => {
  const input = checkArguments(messageArguments.extend(contentArguments.shape), given);
  const channel = writableChannel(caller, input.channel);
  const message = findMessage(channel, input.ts);
  if (message.wire.bot_id !== caller.app.botId) throw new SlackFailure('cant_update_message');
  const content = readContent(caller, input);
  if (Buffer.byteLength(content.text) > longestUpdate) throw new SlackFailure('msg_too_long');
  rewrite(message, content, caller.world);
  return { channel: channel.id, ts: message.wire.ts, text: message.wire.text, message: message.wire };
};

const deleteMessage: Method = (caller, given) => {
  const input = checkArguments(messageArguments, given);
  const channel = caller.workspace.findChannel(input.channel);
  if (!channel) throw new SlackFailure('channel_not_found');
  const message = findMessage(channel, input.ts);
  if (message.wire.bot_id !== caller.app.botId) throw new SlackFailure('cant_delete_message');
  remove(channel, message, caller.world);
  return { channel: channel.id, ts: input.ts };
};

export const chatEndpoints = (world: World): Endpoint[] => [
  botEndpoint(world, 'chat.postMessage', 'chat:write', postMessage),
  botEndpoint(world, 'chat.postEphemeral', 'chat:write', postEphemeral),
  botEndpoint(world, 'chat.update', 'chat:write', update),
  botEndpoint(world, 'chat.delete', 'chat:write', deleteMessage),
];
