import { z } from 'zod';
import type { Endpoint } from '../../kit/endpoint.ts';
import { checkArguments, flag } from '../arguments.ts';
import { SlackFailure } from '../failure.ts';
import type { Channel } from '../workspace.ts';
import type { World } from '../world.ts';
import { botEndpoint, type Caller, type Method } from './method.ts';

const openArguments = z.object({
  channel: z.string().optional(),
  users: z.string().optional(),
  return_im: flag,
});

/** Opens the direct message with one person. Group messages are refused: the app has no `mpim:write`. */
const open: Method = (caller, given) => {
  const input = checkArguments(openArguments, given);
  const before = caller.workspace.channels.length;
  const channel = find(caller, input);
  return {
    ...(caller.workspace.channels.length === before ? { no_op: true, already_open: true } : {}),
    channel: input.return_im ? describe(caller, channel) : { id: channel.id },
  };
};

function find(caller: Caller, input: z.infer<typeof openArguments>): Channel {
  if (input.channel !== undefined) {
    const channel = caller.workspace.channels.find((one) => one.id === input.channel);
    if (!channel) throw new SlackFailure('channel_not_found');
    return channel;
  }
  const ids = (input.users ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new SlackFailure('users_list_not_supplied');
  if (ids.length > 1) {
    throw new SlackFailure('missing_scope', [], {
      needed: 'mpim:write',
      provided: caller.app.scopes.join(','),
    });
  }
  const user = caller.workspace.users.find((one) => one.id === ids[0]);
  if (!user) throw new SlackFailure('user_not_found');
  return caller.workspace.directMessage(user);
}

function describe(caller: Caller, channel: Channel): Record<string, unknown> {
  return {
    id: channel.id,
    created: 0,
    is_im: channel.directWith !== undefined,
    is_org_shared: false,
    user: channel.directWith?.id,
    context_team_id: caller.workspace.id,
    last_read: '0000000000.000000',
    latest: null,
    unread_count: 0,
    unread_count_display: 0,
    is_open: true,
    priority: 0,
  };
}

export const conversationEndpoints = (world: World): Endpoint[] => [
  botEndpoint(world, 'conversations.open', 'im:write', open),
];
