import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Packages that a planted house may import, as they would lie in `node_modules`. */
const installed = [
  ...[
    'mongoose',
    'bullmq',
    'ioredis',
    'discord.js',
    '@slack/bolt',
    'openai',
    '@fal-ai/client',
    'zod',
    'express',
    'commander',
  ],
  ...['a-tool', 'not-declared'],
];
const tools = ['a-tool'];
const undeclared = ['not-declared'];

/** A small house in a folder of its own. */
export interface PlantedHouse extends Disposable {
  readonly folder: string;
}

/** Writes a house whose files are given by path and text. */
export function plantHouse(files: Readonly<Record<string, string>>): PlantedHouse {
  const folder = mkdtempSync(join(tmpdir(), 'persona-planted-'));
  const declared = installed.filter((name) => !tools.includes(name) && !undeclared.includes(name));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write(
    'package.json',
    JSON.stringify({ dependencies: anyVersion(declared), devDependencies: anyVersion(tools) }),
  );
  for (const name of installed) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'export const planted = 1;');
  }
  symlinkSync(resolve('tsconfig.json'), join(folder, 'tsconfig.json'));
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

const anyVersion = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, '*']));
