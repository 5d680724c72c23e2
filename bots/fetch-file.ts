import { second } from '../core/base/clock.ts';
import { Problem } from '../core/base/problem.ts';

/** Where a platform keeps what a person gave. */
export interface FileSource {
  readonly address: string;
  /** Whether the platform's files lie there: nothing else is ever asked, whatever a delivery says. */
  readonly isOwn: (url: URL) => boolean;
  /** What the platform asks for, such as a token. */
  readonly headers?: Readonly<Record<string, string>>;
}

const longestFetch = 10 * second;

/**
 * Fetches a file from the platform that keeps it: from its own hosts only, without following a redirect, within ten
 * seconds. What is larger is not read to its end.
 * @param most bytes at the most
 * @throws Problem `file-too-large` with the limit, `file-unavailable`
 */
export async function fetchFile(source: FileSource, most: number): Promise<Buffer> {
  const url = URL.canParse(source.address) ? new URL(source.address) : undefined;
  if (!url || !source.isOwn(url)) throw unavailable('it lies at a host that is not the platform’s');
  try {
    const signal = AbortSignal.timeout(longestFetch);
    const response = await fetch(url, { headers: { ...source.headers }, redirect: 'error', signal });
    return await readBody(response, most);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('file-unavailable', {}, error);
  }
}

async function readBody(response: Response, most: number): Promise<Buffer> {
  const { status, headers, body } = response;
  // Who is not let in is shown a page to sign in on, with status 200.
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  if (status !== 200 || isPage || !body) {
    await body?.cancel();
    throw unavailable(`the platform answered ${status}${isPage ? ' with a page' : ''}`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    // Leaving the loop cancels what is still to come.
    if (size > most) throw new Problem('file-too-large', { limit: most });
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

const unavailable = (why: string): Problem => new Problem('file-unavailable', {}, new Error(why));
