import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Journal } from '../../../playground/kit/journal.ts';
import { type StandInServer, startStandIn } from '../../../playground/kit/server.ts';

let journal: Journal;
let server: StandInServer;

beforeEach(async () => {
  journal = new Journal();
  server = await startStandIn({
    name: 'example',
    journal,
    notFound: () => ({ status: 404, body: { message: 'no such place' } }),
    endpoints: [
      { name: 'GET /things/:thing', answer: ({ parameters }) => ({ body: parameters }) },
      { name: 'GET /files/*path', answer: ({ parameters }) => ({ body: parameters }) },
      { name: 'DELETE /things/:thing', answer: () => ({ status: 204 }) },
      {
        name: 'GET /broken',
        answer: () => {
          throw new Error('the stand-in is wrong');
        },
      },
      { name: 'GET /stream', answer: () => ({ headers: { 'content-type': 'text/plain' }, body: letters() }) },
      { name: 'GET /dying', answer: () => ({ body: letters(), broken: true }) },
    ],
  });
});
afterEach(() => server[Symbol.asyncDispose]());

async function* letters(): AsyncGenerator<string> {
  for (const letter of 'abcdefghij') {
    await sleep(1);
    yield letter;
  }
}

const get = (path: string) => fetch(`${server.url}${path}`);

/** Sends a request line as it is: fetch would tidy the address up. */
async function getRaw(address: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(`GET ${address} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);
  return text(socket);
}

test('parameters arrive decoded, and a rest takes what remains of the path', async () => {
  expect(await (await get('/things/%40original')).json()).toEqual({ thing: '@original' });
  expect(await (await get('/files/a/b%20c.png')).json()).toEqual({ path: 'a/b c.png' });
});

test.each(['/elsewhere', '/things/%zz', '/things/%E0%A4%A', '//', 'http://'])(
  'the address %s is answered as the vendor answers unknown ones',
  async (address) => {
    const answer = await getRaw(address);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).toContain('no such place');
    expect(journal.exchanges).toMatchObject([{ endpoint: undefined, response: { status: 404 } }]);
  },
);

test('an answer without a body has no content type', async () => {
  const answer = await fetch(`${server.url}/things/1`, { method: 'DELETE' });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('content-type')).toBeNull();
});

test('an endpoint that throws is seen as a 500 with its stack, and in the journal', async () => {
  const answer = await get('/broken');
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain('the stand-in is wrong');
  expect(journal.of('example', 'GET /broken')).toMatchObject([{ response: { status: 500 } }]);
});

test('the journal holds what was sent: status, headers and body', async () => {
  await (await get('/stream')).text();
  const [exchange] = journal.of('example', 'GET /stream');
  expect(exchange?.response).toMatchObject({ status: 200, headers: { 'content-type': 'text/plain' } });
  expect(exchange?.response.body.toString()).toBe('abcdefghij');
});

test('a cut answer breaks off after the part that was asked for', async () => {
  server.faults.plan('GET /stream', { kind: 'cut', after: 0.5 });
  await expect(get('/stream').then((answer) => answer.text())).rejects.toThrow('terminated');
  await expect.poll(() => journal.exchanges[0]?.response.body.toString()).toBe('abcde');
});

test('a broken answer sends its body and then loses the connection', async () => {
  await expect(get('/dying').then((answer) => answer.text())).rejects.toThrow('terminated');
  await expect.poll(() => journal.exchanges[0]?.response.body.toString()).toBe('abcdefghij');
});

test('a request that hangs is journaled without a status when its client gives up', async () => {
  server.faults.plan('GET /stream', { kind: 'hang' });
  await expect(fetch(`${server.url}/stream`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  await expect.poll(() => journal.exchanges[0]?.response.status).toBe(0);
});

test('a held request waits at the gate until it is released', async () => {
  const hold = server.faults.hold('GET /things/:thing');
  const answer = get('/things/1');
  await hold.arrived;
  expect(journal.exchanges).toHaveLength(0);
  hold.release();
  expect((await answer).status).toBe(200);
});
