import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import MongoStore from 'connect-mongo';
import express from 'express';
import session from 'express-session';
import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';

declare module 'express-session' {
  interface SessionData {
    visits: number;
  }
}

test('express-session keeps its sessions through connect-mongo', async () => {
  await using open = await openStore();
  const store = MongoStore.create({
    client: open.connection.getClient(),
    dbName: 'persona',
    autoRemove: 'native',
  });
  const app = express();
  app.use(session({ secret: 'any', store, resave: false, saveUninitialized: false }));
  app.get('/', (request, response) => {
    request.session.visits = (request.session.visits ?? 0) + 1;
    response.json(request.session.visits);
  });
  app.get('/leave', (request, response) => {
    request.session.destroy(() => response.json('gone'));
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const first = await fetch(address);
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const visit = async (path: string): Promise<unknown> =>
    (await fetch(address + path, { headers: { cookie } })).json();
  expect(await first.json()).toBe(1);
  expect(await visit('/')).toBe(2);
  expect(await visit('/')).toBe(3);
  expect(await visit('/leave')).toBe('gone');
  expect(await visit('/')).toBe(1);
  const indexes = await open.connection.collection('sessions').indexes();
  expect(indexes.map(({ expireAfterSeconds }) => expireAfterSeconds)).toEqual([undefined, 0]);
  await new Promise((resolve) => server.close(resolve));
});
