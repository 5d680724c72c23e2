import type { Endpoint } from '../kit/endpoint.ts';
import { authEndpoints } from './methods/auth.ts';
import { chatEndpoints } from './methods/chat.ts';
import { conversationEndpoints } from './methods/conversations.ts';
import { downloadEndpoints } from './methods/download.ts';
import { fileEndpoints } from './methods/files.ts';
import { oauthEndpoints } from './methods/oauth.ts';
import { userEndpoints } from './methods/users.ts';
import { viewEndpoints } from './methods/views.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { World } from './world.ts';

/** Every address of the stand-in. A method that Slack has and this lacks is answered as one that Slack lacks. */
export const slackEndpoints = (
  world: World,
  responseUrls: ResponseUrls,
  openSocket: () => string,
  ownRedirect: () => string | undefined,
): Endpoint[] => [
  ...authEndpoints(world, openSocket),
  ...oauthEndpoints(world, ownRedirect),
  ...chatEndpoints(world),
  ...conversationEndpoints(world),
  ...userEndpoints(world),
  ...viewEndpoints(world),
  ...fileEndpoints(world),
  ...downloadEndpoints(world),
  ...responseUrls.endpoints(),
];
