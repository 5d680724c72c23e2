import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { bundle, type ProgramName } from '../bundle.ts';

const root = join(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/persona');

/** What decides over a bundle: the product, the packages, the way of bundling. */
const sources = ['bots', 'core', 'workers', 'bundle.ts', 'package-lock.json'];

/** Those that run beside others, again and again. */
const names = ['bots', 'workers'] as const satisfies readonly ProgramName[];

export type SpawnableProgram = (typeof names)[number];

/** How long a bundle that has been replaced may still be in use by somebody, in milliseconds. */
const kept = 600_000;

let made: Promise<string> | undefined;

/**
 * The bundle of a program as its sources are now: it starts in a third of the time. Made once for each state of the
 * sources, and kept among the packages, where it finds those that it does not contain.
 * @returns the path of a file for `node --enable-source-maps`
 */
export async function builtProgram(program: SpawnableProgram): Promise<string> {
  made ??= make();
  return join(await made, `${program}.js`);
}

async function make(): Promise<string> {
  const folder = join(cache, hashOfSources());
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  removeOld();
  const draft = mkdtempSync(join(cache, 'draft-'));
  await bundle(names, draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another process has made the same meanwhile.
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesAt)) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 32);
}

function filesAt(source: string): string[] {
  const path = join(root, source);
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function removeOld(): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > kept) rmSync(path, { recursive: true, force: true });
  }
}
