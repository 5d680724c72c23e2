import { serialize, setInternalBufferSize } from 'bson';
import { type Fields, fromBytes } from './fields.ts';

/** MongoDB's limit for one message, in bytes. */
export const maxMessageBytes = 48_000_000;
setInternalBufferSize(maxMessageBytes);

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;
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
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4) {
      const length = rest.readInt32LE();
      if (length < 16 || length > maxMessageBytes) throw new Error(`a message of ${length} bytes`);
      if (rest.length < length) break;
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw new Error('the stream ended inside a message');
}

/** Parses OP_MSG and OP_QUERY. @throws Error for anything else */
export function parseMessage(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  const flags = message.readUInt32LE(16);
  const isQuery = operation === opQuery;
  if (!isQuery && (operation !== opMessage || (flags & ~moreToCome & 0xffff) !== 0))
    throw new Error(`unknown operation ${operation} with flags ${flags}`);
  const command = isQuery ? documentAt(message, message.indexOf(0, 20) + 9) : parseSections(message);
  return { id, command, isSilent: !isQuery && (flags & moreToCome) !== 0, isQuery };
}

/** One body, and lists of documents that become fields of it. */
function parseSections(message: Buffer): Fields {
  let command: Fields = {};
  for (let at = 20; at < message.length; at += 1 + message.readInt32LE(at + 1)) {
    const kind = message.readUInt8(at);
    const end = at + 1 + message.readInt32LE(at + 1);
    if (kind > 1 || end < at + 6 || end > message.length) throw new Error('a section cannot be read');
    const nameEnd = message.indexOf(0, at + 5);
    if (kind === 0) command = { ...documentAt(message, at + 1), ...command };
    else command[message.toString('utf8', at + 5, nameEnd)] = listAt(message, nameEnd + 1, end);
  }
  return command;
}

function listAt(message: Buffer, start: number, end: number): Fields[] {
  const documents: Fields[] = [];
  for (let at = start; at < end; at += message.readInt32LE(at)) documents.push(documentAt(message, at));
  return documents;
}

const documentAt = (message: Buffer, at: number): Fields =>
  fromBytes(message.subarray(at, at + message.readInt32LE(at)));

/** The answer to a request as bytes. */
export function formatReply(request: Request, reply: Fields): Buffer {
  const body = serialize(reply);
  // OP_REPLY: flags (8: await capable), cursor 0, from 0, one document. OP_MSG: no flags, a section of kind 0.
  const head = request.isQuery ? Buffer.from(Int32Array.of(8, 0, 0, 0, 1).buffer) : Buffer.alloc(5);
  const operation = request.isQuery ? opReply : opMessage;
  const header = Int32Array.of(16 + head.length + body.length, 0, request.id, operation);
  return Buffer.concat([Buffer.from(header.buffer), head, body]);
}
