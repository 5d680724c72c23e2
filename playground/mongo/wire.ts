import { deserialize, serialize } from 'bson';
import { z } from 'zod';
import { type Fields, isFields } from './fields.ts';

/** MongoDB's limit for one message, in bytes. */
export const maxMessageBytes = 48_000_000;

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;
const checksumPresent = 1;
const moreToCome = 2;

/** A command as it came in. */
export interface Request {
  readonly id: number;
  readonly command: Fields;
  /** The client does not want an answer (write concern 0). */
  readonly isSilent: boolean;
  /** The first hello may come as OP_QUERY and is answered with OP_REPLY. */
  readonly isQuery: boolean;
}

/** Cuts a byte stream into whole messages. @throws Error above 48 MB, or where the stream ends inside a message */
export async function* readMessages(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= 4) {
      if ((chunks[0]?.length ?? 0) < 4) chunks = [Buffer.concat(chunks)];
      const length = chunks[0]?.readInt32LE() ?? 0;
      if (length < 16 || length > maxMessageBytes) throw new Error(`a message of ${length} bytes`);
      if (size < length) break;
      const all = Buffer.concat(chunks);
      yield all.subarray(0, length);
      size -= length;
      chunks = [all.subarray(length)];
    }
  }
  if (size > 0) throw new Error('the stream ended inside a message');
}

/** Parses OP_MSG and OP_QUERY. @throws Error for anything else */
export function parseMessage(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === opQuery) {
    const name = message.indexOf(0, 20);
    return { id, command: fieldsAt(message, name + 9), isSilent: false, isQuery: true };
  }
  if (operation !== opMessage) throw new Error(`unknown operation ${operation}`);
  const flags = message.readUInt32LE(16);
  if ((flags & ~(checksumPresent | moreToCome) & 0xffff) !== 0) throw new Error(`unknown flags ${flags}`);
  const end = message.length - (flags & checksumPresent ? 4 : 0);
  return { id, command: parseSections(message, end), isSilent: (flags & moreToCome) !== 0, isQuery: false };
}

/** One body, and lists of documents that become fields of it. */
function parseSections(message: Buffer, end: number): Fields {
  const command: Fields = {};
  const lists: Fields = {};
  let at = 20;
  while (at < end) {
    const kind = message.readUInt8(at);
    const size = message.readInt32LE(at + 1);
    if (size < 5 || at + 1 + size > end) throw new Error('a section exceeds its message');
    if (kind === 0) Object.assign(command, fieldsAt(message, at + 1));
    else if (kind === 1) {
      const nameEnd = message.indexOf(0, at + 5);
      lists[message.toString('utf8', at + 5, nameEnd)] = listAt(message, nameEnd + 1, at + 1 + size);
    } else throw new Error(`unknown section kind ${kind}`);
    at += 1 + size;
  }
  return { ...command, ...lists };
}

function listAt(message: Buffer, start: number, end: number): Fields[] {
  const documents: Fields[] = [];
  for (let at = start; at < end; at += message.readInt32LE(at)) documents.push(fieldsAt(message, at));
  return documents;
}

const document = z.custom<Fields>(isFields);
const fieldsAt = (message: Buffer, at: number): Fields =>
  document.parse(deserialize(message.subarray(at, at + message.readInt32LE(at))));

/** The answer to a request as bytes. */
export function formatReply(request: Request, reply: Fields): Buffer {
  const body = serialize(reply);
  const head = request.isQuery ? replyHead() : Buffer.alloc(5);
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + head.length + body.length, 0);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.isQuery ? opReply : opMessage, 12);
  return Buffer.concat([header, head, body]);
}

/** Flags (await capable), cursor 0, from 0, one document. */
function replyHead(): Buffer {
  const head = Buffer.alloc(20);
  head.writeInt32LE(8, 0);
  head.writeInt32LE(1, 16);
  return head;
}
