import { parseArgs } from 'node:util';
import { startEmbeddedStore } from './server.ts';
import { isFailedCommit } from './store.ts';

// node --import tsx playground/mongo/main.ts --data FOLDER [--port 0] [--until-input-ends]
// Prints its port when it listens. With --until-input-ends it stops when its standard input does: a parent that dies,
// however it dies, closes the pipe.
const { values } = parseArgs({
  options: { data: { type: 'string' }, port: { type: 'string' }, 'until-input-ends': { type: 'boolean' } },
});

// Of a commit that fails lmdb rejects a promise of its own, besides those of the writes, which are answered.
process.on('unhandledRejection', (error) => {
  if (!isFailedCommit(error)) throw error;
});

try {
  if (values.data === undefined) throw new Error('--data FOLDER is missing');
  const store = await startEmbeddedStore({ folder: values.data, port: Number(values.port ?? 0) });
  const stop = (): void => {
    void store[Symbol.asyncDispose]().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  if (values['until-input-ends']) process.stdin.once('end', stop).resume();
  process.stdout.write(`${store.port}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
