import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { serialize } from 'bson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatReply, parseMessage, readMessages } from '../../../playground/mongo/wire.ts';
import { openStore } from './open-store.ts';

const request = { id: 7, command: {}, isSilent: false, isQuery: false };

test('messages are found however the stream is cut', async () => {
  const replies = fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.integer()), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(replies, fc.integer({ min: 1, max: 40 }), async (documents, size) => {
      const all = Buffer.concat(documents.map((document) => formatReply(request, document)));
      const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
        all.subarray(at * size, (at + 1) * size),
      );
      const found: unknown[] = [];
      for await (const message of readMessages(Readable.from(chunks)))
        found.push(parseMessage(message).command);
      expect(found).toEqual(documents);
    }),
  );
});

test('a message is a message or an error, whatever its bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 80 }), (bytes) => {
      const message = Buffer.from(bytes);
      message.writeInt32LE(2013, 12);
      let outcome: unknown;
      try {
        outcome = parseMessage(message);
      } catch (error) {
        outcome = error;
      }
      expect(outcome).toBeInstanceOf(Object);
    }),
  );
});

test('a client that announces too much, or speaks something else, loses its connection and nobody else does', async () => {
  await using open = await openStore();
  const port = open.store.port;
  const tooLong = Buffer.alloc(16);
  tooLong.writeInt32LE(48_000_001);
  for (const bytes of [tooLong, Buffer.from('GET / HTTP/1.1\r\n\r\n')]) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined).end(bytes);
    await once(socket.resume(), 'close');
  }
  expect(await open.connection.db?.command({ ping: 1 })).toEqual({ ok: 1 });
});

test('the first hello may be the old kind of message', async () => {
  await using open = await openStore();
  const body = serialize({ hello: 1 });
  const head = Buffer.alloc(20);
  head.writeInt32LE(3, 4);
  head.writeInt32LE(2004, 12);
  const query = Buffer.concat([head, Buffer.from('admin.$cmd\0'), Buffer.alloc(8), body]);
  query.writeInt32LE(query.length);
  const socket = connect(open.store.port, '127.0.0.1');
  socket.write(query);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(answer.readInt32LE(8)).toBe(3);
  expect(answer.readInt32LE(12)).toBe(1);
  expect(answer.includes('isWritablePrimary')).toBe(true);
});
