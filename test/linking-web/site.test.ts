import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openLog } from '../../core/base/log.ts';
import { openCore } from '../../core/core.ts';
import { readinessOf } from '../../core/program/readiness.ts';
import type { AskReadiness } from '../../linking-web/app.ts';
import { startWeb, type Web } from '../../linking-web/start.ts';
import { openWorld, type World } from '../core/world.ts';

let world: World;
let site: Web;
beforeAll(async () => {
  world = await openWorld();
  site = await startWeb(world.core, anyPort, () => readinessOf(world.core, {}));
});
afterAll(async () => {
  await site.stop();
  await world[Symbol.asyncDispose]();
});

const anyPort = { WEB_PORT: 0, WEB_HOST: '127.0.0.1' };

const ask = (path: string, { port }: Web = site): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`);

/** A site of a test's own. */
async function startSite(readiness: AskReadiness, core = world.core): Promise<Web> {
  const web = await startWeb(core, anyPort, readiness);
  onTestFinished(() => web.stop());
  return web;
}

test('it is up and ready while store and queue answer', async () => {
  const [up, ready] = await Promise.all([ask('/healthz'), ask('/readyz')]);
  expect([up.status, await up.json()]).toEqual([200, { status: 'up' }]);
  expect([ready.status, await ready.json()]).toEqual([200, { store: true, queue: true }]);
});

test('what is missing makes it unready', async () => {
  const web = await startSite(() => Promise.resolve({ store: true, queue: false }));
  const answer = await ask('/readyz', web);
  expect([answer.status, await answer.json()]).toEqual([503, { store: true, queue: false }]);
});

test.each([
  ['/', 200, 'AI characters'],
  ['/nowhere', 404, 'no such page'],
  ['/%ff', 404, 'no such page'],
])('%s is a whole page without script', async (path, status, heading) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  const html = await answer.text();
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(html).toMatch(/<title>[^<]+ · Persona<\/title>/);
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(/<main>\n<h1>(.+)<\/h1>/.exec(html)?.[1]).toContain(heading);
  expect(html).not.toMatch(/<script|\bon\w+=/);
});

test('what was asked for stands nowhere in the answer', async () => {
  expect(await (await ask('/<b>lost</b>?q=lost')).text()).not.toContain('lost');
});

test('a browser may load the style of the page, and nothing else', async () => {
  const answer = await ask('/');
  const style = /<style>([^<]*)<\/style>/.exec(await answer.text())?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(answer.headers.get('content-security-policy')).toBe(
    `default-src 'none';style-src 'sha256-${hash}';base-uri 'none';form-action 'none';frame-ancestors 'none'`,
  );
  expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('x-powered-by')).toBeNull();
});

test('a failure is a page for people, and a line in the log without the words of the error', async () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => lines.push(line) });
  const core = await openCore(world.core.settings, { log });
  onTestFinished(() => core[Symbol.asyncDispose]());
  const web = await startSite(() => Promise.reject(new Error('Ada typed this')), core);
  const answer = await ask('/readyz', web);
  expect([answer.status, await answer.text()]).toEqual([
    500,
    expect.stringContaining('Something went wrong'),
  ]);
  const said = lines.join('');
  expect(said).toContain('"event":"delivery-failed"');
  expect(said).not.toContain('Ada');
});

test('a stop waits for the answer under way, and takes no new connection', async () => {
  const gate = new EventEmitter();
  const asked = once(gate, 'asked');
  const web = await startWeb(world.core, anyPort, async () => {
    gate.emit('asked');
    await once(gate, 'open');
    return { store: true };
  });
  const underWay = ask('/readyz', web);
  await asked;
  const stopped = web.stop();
  const late = connect(web.port, '127.0.0.1');
  await expect(once(late, 'connect')).rejects.toThrow('ECONNREFUSED');
  gate.emit('open');
  expect((await underWay).status).toBe(200);
  await stopped;
});

test('a port that is taken is named', async () => {
  const again = startWeb(world.core, { ...anyPort, WEB_PORT: site.port }, () => Promise.resolve({}));
  const lines = [`WEB_PORT: 127.0.0.1:${site.port} cannot be listened on; is it taken?`];
  await expect(again).rejects.toMatchObject({ code: 'configuration', detail: { lines } });
});
