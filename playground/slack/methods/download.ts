import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import type { Answer } from '../../kit/send.ts';
import { SlackFailure } from '../failure.ts';
import { fileType } from '../file.ts';
import type { Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import { findCaller, tokenOf } from './method.ts';

/** The app's face, at any size. */
const appIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="8" fill="#4a154b"/></svg>';

/**
 * A private file's bytes. Who has neither the app's token (with `files:read`) nor a person's session is sent to the
 * sign-in page, with HTTP 200 at its end: an app that forgets the token gets a page where it expected a picture.
 */
export const downloadEndpoints = (world: World): Endpoint[] => [
  { name: 'GET /files-pri/:file/:name', answer: (request) => download(world, request) },
  {
    name: 'GET /icons/:size',
    answer: () => ({ headers: { 'content-type': 'image/svg+xml' }, body: appIcon }),
  },
  {
    name: 'GET /signin',
    answer: () => ({
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<!doctype html><title>Slack</title><p>Sign in to your workspace</p>',
    }),
  },
];

function download(world: World, request: StandInRequest): Answer {
  const [team, id = ''] = (request.parameters.file ?? '').split('-');
  const workspace = world.workspaces.find((one) => one.id === team);
  if (!workspace || !mayRead(world, workspace, request)) {
    return {
      status: 302,
      headers: { location: `/signin?redir=${encodeURIComponent(request.url.pathname)}` },
    };
  }
  const file = workspace.findFile(id);
  if (!file?.bytes) return { status: 404, body: 'Not Found' };
  return { headers: { 'content-type': fileType(file.name).mime }, body: file.bytes };
}

function mayRead(world: World, workspace: Workspace, request: StandInRequest): boolean {
  const session = request.url.searchParams.get('session');
  if (workspace.users.some((user) => user.session === session)) return true;
  try {
    const caller = findCaller(world, tokenOf(request, {}));
    return caller.workspace === workspace && caller.app.scopes.includes('files:read');
  } catch (error) {
    if (error instanceof SlackFailure) return false;
    throw error;
  }
}
