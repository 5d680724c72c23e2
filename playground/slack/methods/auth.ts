import type { Endpoint } from '../../kit/endpoint.ts';
import { SlackFailure } from '../failure.ts';
import type { World } from '../world.ts';
import { apiEndpoint, botEndpoint, tokenOf } from './method.ts';

/** `auth.test` for the bot, and the door to Socket Mode. @param openSocket gives the address of one connection to come */
export const authEndpoints = (world: World, openSocket: () => string): Endpoint[] => [
  botEndpoint(world, 'auth.test', undefined, ({ workspace, app }) => ({
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    user: world.appName.toLowerCase(),
    team_id: workspace.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  })),
  apiEndpoint('apps.connections.open', (given, request) => {
    const token = tokenOf(request, given);
    if (token === undefined) throw new SlackFailure('not_authed');
    if (token.startsWith('xoxb-')) throw new SlackFailure('not_allowed_token_type');
    if (token !== world.credentials.appToken) throw new SlackFailure('invalid_auth');
    return { url: openSocket() };
  }),
];
