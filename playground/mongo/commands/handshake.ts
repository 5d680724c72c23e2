import { maxDocumentBytes } from '../fields.ts';
import { maxMessageBytes } from '../wire.ts';
import type { Command } from './command.ts';

/**
 * Without `setName`, `msg` and `logicalSessionTimeoutMinutes` a driver takes this for a standalone server and uses
 * neither sessions nor retryable writes. 21 is MongoDB 7.0's wire version.
 */
const hello: Command = () => ({
  helloOk: true,
  isWritablePrimary: true,
  ismaster: true,
  maxBsonObjectSize: maxDocumentBytes,
  maxMessageSizeBytes: maxMessageBytes,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
});

export const handshakeCommands: Readonly<Record<string, Command>> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: () => ({}),
  buildInfo: () => ({
    version: '7.0.0',
    versionArray: [7, 0, 0, 0],
    modules: ['embedded'],
    maxBsonObjectSize: maxDocumentBytes,
  }),
  endSessions: () => ({}),
};
