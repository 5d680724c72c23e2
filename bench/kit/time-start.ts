import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Variables } from '../../playground/environment.ts';

const root = join(import.meta.dirname, '../..');

/**
 * Milliseconds from starting `node` until the program says that it has started; then it is ended.
 * @throws Error with what it said where it ended before
 */
export async function timeStart(nodeArguments: readonly string[], environment: Variables): Promise<number> {
  const before = performance.now();
  const child = spawn(process.execPath, nodeArguments, { cwd: root, env: environment });
  const exited = once(child, 'exit');
  let said = '';
  const started = new Promise<number>((resolve) => {
    for (const output of [child.stdout, child.stderr]) {
      output.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('"event":"started"')) resolve(performance.now() - before);
      });
    }
  });
  const milliseconds = await Promise.race([started, exited.then(() => undefined)]);
  child.kill('SIGKILL');
  await exited;
  if (milliseconds === undefined && !said.includes('"event":"started"'))
    throw new Error(`it did not start: ${said}`);
  return milliseconds ?? performance.now() - before;
}
