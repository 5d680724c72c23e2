import { catalogueCommands } from './commands/catalogue.ts';
import type { Command } from './commands/command.ts';
import { findAndModifyCommands } from './commands/find-and-modify.ts';
import { handshakeCommands } from './commands/handshake.ts';
import { readCommands } from './commands/read.ts';
import { writeCommands } from './commands/write.ts';
import type { Cursors } from './cursors.ts';
import { CommandFailure, describeFailure, notSupported } from './failure.ts';
import type { Fields } from './fields.ts';
import type { Store } from './store.ts';

const commands: Readonly<Record<string, Command>> = {
  ...handshakeCommands,
  ...readCommands,
  ...writeCommands,
  ...findAndModifyCommands,
  ...catalogueCommands,
};

/** A command as the owner of the store sees it before it runs. */
interface IncomingCommand {
  readonly name: string;
  /** The collection it names, if any. */
  readonly collection: string | undefined;
  readonly document: Fields;
}

/** What may watch, hold or refuse a command: what it throws is the client's answer. */
export type BeforeCommand = (command: IncomingCommand) => void | Promise<void>;

/** Runs one command and gives its reply; every failure is a reply too. */
export async function answerCommand(
  document: Fields,
  store: Store,
  cursors: Cursors,
  before: BeforeCommand | undefined,
): Promise<Fields> {
  try {
    const name = Object.keys(document)[0] ?? '';
    await before?.({ name, collection: collectionOf(name, document), document });
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw notSupported(`the command ${name}`);
    const database = typeof document['$db'] === 'string' ? document['$db'] : 'admin';
    return { ...(await command(document, { store, cursors, database })), ok: 1 };
  } catch (error) {
    // A store that breaks must be seen: the client gets the message.
    const failure =
      error instanceof CommandFailure ? error : new CommandFailure(1, 'InternalError', messageOf(error));
    return { ok: 0, ...describeFailure(failure) };
  }
}

function collectionOf(name: string, document: Fields): string | undefined {
  const value = name === 'getMore' ? document['collection'] : document[name];
  return typeof value === 'string' ? value : undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
