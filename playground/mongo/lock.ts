import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** Folders that this process holds: after a restart in a container a lock may carry our own process id. */
const held = new Set<string>();

/**
 * Takes a folder for this process, and makes it where it is missing. The lock of a process that is gone is taken over.
 * @throws Error with one line: the folder cannot be written, or is in use by process N
 */
export function lockFolder(folder: string): Disposable {
  const path = resolve(folder);
  const lock = join(path, 'process.lock');
  makeWritable(path);
  const own = join(path, `process.lock.${process.pid}`);
  writeFileSync(own, String(process.pid));
  try {
    while (!tryLink(own, lock)) removeIfStale(lock, path);
  } finally {
    rmSync(own, { force: true });
  }
  held.add(path);
  return {
    [Symbol.dispose]() {
      held.delete(path);
      rmSync(lock, { force: true });
    },
  };
}

function makeWritable(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new Error(`cannot write to the folder ${path}: ${codeOf(error) ?? String(error)}`, {
      cause: error,
    });
  }
}

/** A link is made whole or not at all: nobody reads a lock that has no process id yet. */
function tryLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function removeIfStale(lock: string, path: string): void {
  const holder = readHolder(lock);
  if (holder === undefined) return;
  if (isAlive(holder, path)) throw new Error(`the folder ${path} is in use by process ${holder}`);
  // Two starts may find the same stale lock: who has moved away the other's new one puts it back.
  const moved = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, moved);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readHolder(moved) !== holder) tryLink(moved, lock);
  rmSync(moved, { force: true });
}

function readHolder(lock: string): number | undefined {
  try {
    // A power cut may leave an empty file: 0 is nobody.
    return Math.trunc(Number(readFileSync(lock, 'utf8'))) || 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(holder: number, path: string): boolean {
  if (holder <= 0) return false;
  if (holder === process.pid) return held.has(path);
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
