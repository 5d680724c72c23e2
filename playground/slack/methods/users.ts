import { z } from 'zod';
import type { Endpoint } from '../../kit/endpoint.ts';
import { checkArguments } from '../arguments.ts';
import { SlackFailure } from '../failure.ts';
import type { World } from '../world.ts';
import { botEndpoint, type Method } from './method.ts';

const infoArguments = z.object({ user: z.string().default('') });

/** Tells of one person. Who came first into a workspace owns it. https://docs.slack.dev/reference/methods/users.info */
const info: Method = ({ workspace }, given) => {
  const { user: id } = checkArguments(infoArguments, given);
  const at = workspace.users.findIndex((one) => one.id === id);
  const user = workspace.users[at];
  if (!user) throw new SlackFailure('user_not_found');
  return {
    user: {
      id,
      team_id: workspace.id,
      name: user.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.'),
      real_name: user.name,
      deleted: false,
      is_admin: at === 0,
      is_owner: at === 0,
      is_primary_owner: at === 0,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: false,
      is_app_user: false,
      updated: 0,
    },
  };
};

export const userEndpoints = (world: World): Endpoint[] => [
  botEndpoint(world, 'users.info', 'users:read', info),
];
