import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type Request, type Response, Router } from 'express';
import { Refusal } from './refusal.ts';
import type { Surroundings } from './surroundings.ts';

/** Shown by the browser; anything else is saved. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/**
 * The same with addresses of this page in the place of the stand-ins' own.
 * @param person whose files of Slack they are: their session opens them
 */
export function ownAddresses<Value>(
  { discord, slack }: Surroundings,
  value: Value,
  person: string | undefined,
): Value {
  const text = JSON.stringify(value)
    .replaceAll(discord.cdn.url, '/files/discord')
    .replaceAll(slack.url, `/files/slack/${person ?? ''}`);
  // The same shape: only words within strings are others.
  return JSON.parse(text) as Value;
}

/** Pictures and files of both platforms, fetched from the stand-ins as a browser would. */
export function fileRoutes(surroundings: Surroundings): Router {
  const { discord, slack } = surroundings;
  return Router()
    .get('/files/discord/*path', (request, response) =>
      pass(new URL(restOf(request, '/files/discord') + queryOf(request), discord.cdn.url), request, response),
    )
    .get('/files/slack/:person/*path', (request, response) => {
      const { person } = request.params;
      const session = slack.people().find(({ id }) => id === person)?.session ?? '';
      const address = new URL(restOf(request, `/files/slack/${person}`), slack.url);
      address.searchParams.set('session', session);
      return pass(address, request, response);
    });
}

/** As it was asked for: a name that is encoded stays so. */
const restOf = (request: Request, before: string): string => request.path.slice(before.length);

/** What the address is signed with. */
const queryOf = ({ originalUrl }: Request): string => {
  const start = originalUrl.indexOf('?');
  return start < 0 ? '' : originalUrl.slice(start);
};

async function pass(address: URL, request: Request, response: Response): Promise<void> {
  const found = await fetch(address, { redirect: 'manual' });
  if (!found.ok || !found.body) throw new Refusal(404, 'This file is gone.');
  const type = found.headers.get('content-type') ?? 'application/octet-stream';
  const name = decodeURIComponent(address.pathname.split('/').at(-1) ?? 'file');
  if (request.query['download'] !== undefined || !shown.has(type)) response.attachment(name);
  // What somebody uploaded must not act as the page.
  response.set({ 'content-type': type, 'content-security-policy': "default-src 'none'; sandbox" });
  response.set('cache-control', 'private, max-age=3600');
  Readable.fromWeb(found.body as ReadableStream).pipe(response);
}
