import { catalogueCommands } from './commands/catalogue.ts';
import type { Command, Context } from './commands/command.ts';
import { readCommands } from './commands/read.ts';
import { writeCommands } from './commands/write.ts';
import { CommandFailure, notSupported } from './failure.ts';
import { type Fields, maxDocumentBytes } from './fields.ts';
import { maxMessageBytes } from './wire.ts';

/**
 * Without `setName`, `msg` and `logicalSessionTimeoutMinutes` a driver takes this for a standalone server and uses
 * neither sessions nor retryable writes. 21 is MongoDB 7.0's wire version.
 */
const hello: Command = () => ({
  ...{ helloOk: true, isWritablePrimary: true, ismaster: true, minWireVersion: 0, maxWireVersion: 21 },
  ...{ maxBsonObjectSize: maxDocumentBytes, maxMessageSizeBytes: maxMessageBytes, maxWriteBatchSize: 1_000 },
  localTime: new Date(),
});

/** The version that the wire version belongs to. */
const buildInfo: Command = () => ({ version: '7.0.0', modules: ['embedded'] });

const nothing: Command = () => ({});
const handshakeCommands = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: nothing,
  endSessions: nothing,
  buildInfo,
};
const storeCommands = { ...readCommands, ...writeCommands, ...catalogueCommands };
const commands = new Map(Object.entries({ ...handshakeCommands, ...storeCommands }));

/** What may watch, hold or refuse a command, with the collection that it names: what it throws is the client's answer. */
export type BeforeCommand = (command: {
  readonly name: string;
  readonly collection: string | undefined;
  readonly document: Fields;
  /** What the client's connection string calls it (`appName`), as it said when it connected. */
  readonly application: string | undefined;
}) => void | Promise<void>;

/** Runs one command and gives its reply; every failure is a reply too. */
export async function answerCommand(
  document: Fields,
  context: Context,
  before?: BeforeCommand,
  application?: string,
): Promise<Fields> {
  try {
    const name = Object.keys(document)[0] ?? '';
    const collection = document[name === 'getMore' ? 'collection' : name];
    const target = typeof collection === 'string' ? collection : undefined;
    await before?.({ name, collection: target, document, application });
    const command = commands.get(name);
    if (!command) throw notSupported(`the command ${name}`);
    return { ...(await command(document, context)), ok: 1 };
  } catch (error) {
    if (error instanceof CommandFailure) return { ok: 0, ...error.reply };
    // A store that breaks must be seen: the client gets the message.
    const message = error instanceof Error ? error.message : String(error);
    return { ok: 0, code: 1, codeName: 'InternalError', errmsg: message };
  }
}
