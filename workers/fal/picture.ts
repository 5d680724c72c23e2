import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Problem } from '../../core/base/problem.ts';
import { startDeadline } from '../deadline.ts';
import { lookupPublic, type MediaHosts } from './media-hosts.ts';

const mostBytes = 20 * 1024 * 1024;
const longestFetch = 10_000;

/**
 * Fetches a picture that the painter names: from listed hosts only, without following a redirect, 20 MiB at most, within
 * ten seconds.
 * @throws Problem `painter-unavailable` where trying again may help, `painter-broken` where this picture will not come
 */
export async function fetchPicture(address: string, hosts: MediaHosts, signal: AbortSignal): Promise<Buffer> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !hosts.allows(url)) throw broken('the picture is at a host that is not listed');
  using deadline = startDeadline(signal, longestFetch);
  try {
    return await readWhole(await get(url, hosts, deadline.signal));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Problem ? error : new Problem('painter-unavailable', {}, error);
  }
}

async function get(url: URL, hosts: MediaHosts, signal: AbortSignal): Promise<IncomingMessage> {
  const open = url.protocol === 'https:' ? requestHttps : requestHttp;
  // A connection of its own: none that was opened without the check is used again.
  const request = open(url, { signal, agent: false, ...(!hosts.trusts(url) && { lookup: lookupPublic }) });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { statusCode: status = 0 } = response;
  if (status === 200) return response;
  response.destroy();
  if (status === 429 || status >= 500) throw new Problem('painter-unavailable', {}, new Error(`${status}`));
  throw broken(`the picture's host answered ${status}`);
}

async function readWhole(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) throw broken('the picture has more than 20 MiB');
    parts.push(part);
  }
  if (size === 0) throw broken('the picture has no bytes');
  return Buffer.concat(parts, size);
}

const broken = (why: string): Problem => new Problem('painter-broken', {}, new Error(why));
