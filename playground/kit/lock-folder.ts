import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folders that this process holds: after a restart in a container a lock may carry our own process id. */
const held = new Set<string>();

/**
 * Takes a folder for this process, and makes it where it is missing. Each process writes a file of its own first and
 * looks for others' then: of two that start at once at most one goes on. What dead processes left does not count.
 * @throws Error with one line: the folder cannot be written, or is in use by process N
 */
export function lockFolder(folder: string): Disposable {
  const path = resolve(folder);
  if (held.has(path)) throw new Error(`the folder ${path} is in use by process ${process.pid}`);
  const own = join(path, `lock.${process.pid}`);
  try {
    mkdirSync(path, { recursive: true });
    writeFileSync(own, '');
  } catch (error) {
    throw new Error(`cannot write to the folder ${path}: ${codeOf(error)}`, { cause: error });
  }
  const holders = readdirSync(path).map((file) => Number(/^lock\.(\d+)$/.exec(file)?.[1] ?? process.pid));
  const holder = holders.find((id) => id !== process.pid && isAlive(id));
  const free = (): void => {
    held.delete(path);
    rmSync(own, { force: true });
  };
  if (holder === undefined) held.add(path);
  else free();
  if (holder !== undefined) throw new Error(`the folder ${path} is in use by process ${holder}`);
  return { [Symbol.dispose]: free };
}

function isAlive(holder: number): boolean {
  try {
    return process.kill(holder, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
