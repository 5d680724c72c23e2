import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: names, optionalDependencies: names });

/**
 * Copies installed packages with everything that they depend on, as `npm ci` has put them there.
 * @param wanted names of packages
 * @param from a `node_modules` without nested versions of what they need, beyond those in the packages' own folders
 * @param to the `node_modules` that is made
 * @returns the names of all that were copied
 * @throws Error where a package that is needed is not installed; an optional one may be missing
 */
export function copyPackages(wanted: readonly string[], from: string, to: string): string[] {
  const copied = new Set<string>();
  const copy = (name: string, isOptional: boolean): void => {
    const folder = join(from, name);
    if (copied.has(name) || (isOptional && !existsSync(folder))) return;
    if (!existsSync(folder)) throw new Error(`${name} is not installed`);
    copied.add(name);
    cpSync(folder, join(to, name), { recursive: true });
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    const { dependencies, optionalDependencies } = manifest.parse(JSON.parse(text));
    for (const next of Object.keys(dependencies)) copy(next, next in optionalDependencies);
    for (const next of Object.keys(optionalDependencies)) copy(next, true);
  };
  for (const name of wanted) copy(name, false);
  return [...copied];
}
