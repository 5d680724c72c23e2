import { parseArgs } from 'node:util';
import { startEmbeddedStore } from './server.ts';

// node --import tsx playground/mongo/main.ts --data FOLDER [--port 0] [--until-input-ends]
// Prints {"port":N} when it listens. With --until-input-ends it stops when its standard input does: a parent that
// dies, however it dies, closes the pipe.
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    'until-input-ends': { type: 'boolean', default: false },
  },
});

try {
  if (values.data === undefined) throw new Error('--data FOLDER is missing');
  const store = await startEmbeddedStore({ folder: values.data, port: Number(values.port) });
  const stop = (): void => {
    void store[Symbol.asyncDispose]().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (values['until-input-ends']) process.stdin.once('end', stop).resume();
  process.stdout.write(`${JSON.stringify({ port: store.port })}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
