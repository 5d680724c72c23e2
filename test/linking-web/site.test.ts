import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openLog } from '../../core/base/log.ts';
import { type Core, openCore } from '../../core/core.ts';
import { configureWeb, type Web } from '../../linking-web/start.ts';
import { openWorld, type World } from '../core/world.ts';

let world: World;
let site: Web;
beforeAll(async () => {
  world = await openWorld();
  site = await openSite();
});
afterAll(async () => {
  await site.stop();
  await world[Symbol.asyncDispose]();
});

const anyPort = {
  WEB_PORT: 0,
  WEB_HOST: '127.0.0.1',
  WEB_PROXIES: 0,
  WEB_TRIES: 1_000,
  PERSONA_SITE_URL: 'https://persona.example',
};

const openSite = (core: Core = world.core): Promise<Web> => configureWeb(anyPort, {})(core);

const ask = (path: string, { port }: Web = site, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, init);

test('it says that it is up', async () => {
  const up = await ask('/healthz');
  expect([up.status, await up.json()]).toEqual([200, { status: 'up' }]);
});

test.each([
  ['/', 200, 'AI characters'],
  ['/nowhere', 404, 'no such page'],
  ['/link', 200, 'Link your chat'],
  ['/link/sign-in', 410, 'works no more'],
  ['/static/../../package.json', 404, 'no such page'],
  ['/static/%2e%2e/%2e%2e/package.json', 404, 'no such page'],
])('%s is a whole page that needs no script', async (path, status, heading) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  const html = await answer.text();
  expect(html).toMatch(/^<!doctype html><html lang="en">/);
  expect(html).toMatch(/<title>[^<]+ · Persona<\/title>/);
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(/<h1>(.+)<\/h1>/.exec(html)?.[1]).toContain(heading);
  expect(html).not.toMatch(/<script>|<style|\b(on\w+|style)=/);
  expect(html.length).toBeLessThan(50_000);
});

test('what was asked for stands nowhere in the answer', async () => {
  expect(await (await ask('/<b>lost</b>?q=lost')).text()).not.toContain('lost');
});

test('a browser may load what the site has, and nothing else', async () => {
  const answer = await ask('/');
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none';style-src 'self';script-src 'self';img-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  );
  expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-powered-by')).toBeNull();
  const style = await ask('/static/style.css');
  expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
});

test('a session’s cookie is for this host alone, by https alone, and no script reads it', async () => {
  const bare = await ask('/link');
  expect(bare.headers.get('set-cookie')).toBeNull();
  const proxied = await configureWeb({ ...anyPort, WEB_PROXIES: 1 }, {})(world.core);
  onTestFinished(() => proxied.stop());
  const answer = await ask('/link', proxied, { headers: { 'x-forwarded-proto': 'https' } });
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-persona=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test.each([
  ['no form at all', { body: '{"token":1}', headers: { 'content-type': 'application/json' } }, 403],
  [
    'a form of a megabyte',
    {
      body: `token=${'x'.repeat(1_000_000)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    413,
  ],
])('%s is refused on a page', async (_what, init, status) => {
  const answer = await ask('/link', site, { method: 'POST', ...init });
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining('<h1>')]);
});

test('a failure is a page for people, and a line in the log without the words of the error', async () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => lines.push(line) });
  const core = await openCore(world.core.settings, { log });
  const open = (of: Core) => configureWeb({ ...anyPort, WEB_PROXIES: 1 }, {})(of);
  const [whole, broken] = await Promise.all([open(world.core), open(core)]);
  onTestFinished(async () => {
    await Promise.all([whole.stop(), broken.stop()]);
  });
  const headers = { 'x-forwarded-proto': 'https' };
  const cookie = (await ask('/link', whole, { headers })).headers.get('set-cookie')?.split(';')[0] ?? '';
  await core[Symbol.asyncDispose]();
  const answer = await ask('/link', broken, { headers: { ...headers, cookie } });
  expect([answer.status, await answer.text()]).toEqual([
    500,
    expect.stringContaining('Something went wrong'),
  ]);
  expect(lines.join('')).toContain('"event":"delivery-failed"');
});

test('a stop waits for the answer under way, and takes no new connection', async () => {
  const web = await openSite();
  const socket = connect(web.port, '127.0.0.1').setEncoding('utf8');
  const type = 'Content-Type: application/x-www-form-urlencoded';
  socket.write(`POST /link HTTP/1.1\r\nHost: site\r\n${type}\r\nContent-Length: 9\r\n\r\ntoke`);
  await once(socket, 'connect');
  // The site has begun to read it when another request that came later is answered.
  await ask('/', web);
  const stopped = web.stop();
  const late = connect(web.port, '127.0.0.1');
  await expect(once(late, 'connect')).rejects.toThrow('ECONNREFUSED');
  socket.write('n=abc');
  expect(String((await once(socket, 'data'))[0])).toContain('HTTP/1.1 403');
  await stopped;
});

test('a port that is taken is named', async () => {
  const again = configureWeb({ ...anyPort, WEB_PORT: site.port }, {})(world.core);
  const lines = [`WEB_PORT: 127.0.0.1:${site.port} cannot be listened on; is it taken?`];
  await expect(again).rejects.toMatchObject({ code: 'configuration', detail: { lines } });
});

test('a provider that is configured half stops the start, and names what is missing', () => {
  expect(() => configureWeb(anyPort, { GOOGLE_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: 'b' })).toThrow(
    expect.objectContaining({
      detail: {
        lines: [
          'GOOGLE_CLIENT_SECRET: is not set, although its neighbour is',
          'GITHUB_CLIENT_ID: is not set, although its neighbour is',
        ],
      },
    }),
  );
});
