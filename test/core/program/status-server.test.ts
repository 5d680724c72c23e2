import { afterAll, beforeAll, expect, test } from 'vitest';
import { events } from '../../../core/base/events.ts';
import { type StatusServer, startStatusServer } from '../../../core/program/status-server.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let status: StatusServer;
let hasLine = true;
beforeAll(async () => {
  world = await openWorld();
  const checks = { line: () => hasLine };
  status = await startStatusServer(world.core, { port: 0, host: '127.0.0.1', checks });
});
afterAll(async () => {
  await status[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const ask = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${status.port}${path}`);

test('a process that answers is up', async () => {
  expect(await (await ask('/healthz')).json()).toEqual({ status: 'up' });
});

test('it is ready while everything that it needs is there', async () => {
  const ready = await ask('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { store: true, queue: true, line: true, running: true },
  ]);
  hasLine = false;
  const lost = await ask('/readyz');
  hasLine = true;
  expect([lost.status, await lost.json()]).toEqual([503, expect.objectContaining({ line: false })]);
});

test('metrics count what events tell, and what is there at the moment', async () => {
  events.commandAnswered(world.core, 'persona create', 'discord', 12);
  const text = await (await ask('/metrics')).text();
  expect(text).toContain(
    'persona_commands_total{command="persona create",platform="discord",outcome="answered"} 1',
  );
  expect(text).toContain('persona_queue_jobs{queue="runs",state="waiting"} 0');
  expect(text).toContain('persona_spend_dollars{what="limit"} 10000');
});

test('another address is told which there are', async () => {
  expect((await ask('/elsewhere')).status).toBe(404);
});

test('a port that is taken stops the start with the name of its variable', async () => {
  const again = startStatusServer(world.core, { port: status.port, host: '127.0.0.1', checks: {} });
  const lines = [expect.stringContaining('PERSONA_STATUS_PORT')];
  await expect(again).rejects.toMatchObject({ code: 'configuration', detail: { lines } });
});

test('a program that stops is up, and ready no more', async () => {
  status.announceStop();
  expect((await ask('/healthz')).status).toBe(200);
  expect((await ask('/readyz')).status).toBe(503);
});
