import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { installed, programs } from '../../bundle.ts';
import { composeText, readCompose } from './compose.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');

/** Instructions of a Dockerfile, in order, each as one line without its comments. */
const instructionsOf = (text: string): { readonly name: string; readonly rest: string }[] =>
  text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => /^(\w+)\s+(.*)$/.exec(line))
    .map((match) => ({ name: match?.[1] ?? '', rest: match?.[2] ?? '' }));

/** What is sent to where the image is built: everything is left out, but for these. */
const sent = readFileSync('.dockerignore', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

/** What would go wrong with a Dockerfile, one line each. */
function mistakesIn(text: string): string[] {
  const instructions = instructionsOf(text);
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  const find = (name: string) => last.find((one) => one.name === name)?.rest;
  const stages = instructions.flatMap(({ name, rest }) =>
    name === 'FROM' ? [/ AS (\w+)$/.exec(rest)?.[1]] : [],
  );
  const user = find('USER');
  const program = /\["([\w-]+)\.js"\]/.exec(find('CMD') ?? '')?.[1] ?? '';
  return [
    ...(user === undefined || user === 'root' || user === '0' ? ['it runs as root'] : []),
    ...(find('HEALTHCHECK')?.includes('/readyz') ? [] : ['nobody sees whether it is ready']),
    ...(program in programs ? [] : [`it starts ${program}, which is no program`]),
    ...(/^RUN npm ci --ignore-scripts$/m.test(text)
      ? []
      : ['packages run scripts, or come without the lock']),
    ...instructions
      .filter(({ name }) => name === 'COPY' || name === 'ADD')
      .flatMap(({ rest }) => mistakesOfCopy(rest, stages)),
  ];
}

function mistakesOfCopy(words: string, stages: readonly (string | undefined)[]): string[] {
  const [, stage] = /^--from=(\w+) /.exec(words) ?? [];
  if (stage !== undefined) return stages.includes(stage) ? [] : [`there is no stage ${stage}`];
  const sources = words.split(' ').slice(0, -1);
  return sources
    .filter((path) => path !== '.' && (!existsSync(path) || !sent.includes(path)))
    .map((path) => `${path} is not there or not sent`);
}

test('the image can be built, and runs as nobody in particular', () => {
  expect(mistakesIn(dockerfile)).toEqual([]);
});

test.each([
  ['USER node', 'USER root'],
  ['USER node', ''],
  ['/readyz', '/'],
  ['bots.js', 'bot.js'],
  ['npm ci --ignore-scripts', 'npm install'],
  ['--from=build', '--from=builder'],
  ['package-lock.json', 'yarn.lock'],
  ['.npmrc', '.env'],
])('%s → %s is found', (from, to) => {
  expect(dockerfile).toContain(from);
  expect(mistakesIn(dockerfile.replace(from, to))).toHaveLength(1);
});

test('the image and the compose file ask in the same way whether a program is ready', () => {
  const { services } = readCompose(composeText());
  const { rest = '' } = instructionsOf(dockerfile).find(({ name }) => name === 'HEALTHCHECK') ?? {};
  const asked: unknown = JSON.parse(/\bCMD (\[.*\])$/.exec(rest)?.[1] ?? '[]');
  const test = services['bots']?.healthcheck?.test?.map((word) => word.replaceAll('$$', '$'));
  expect(asked).toEqual(test?.slice(1));
});

test('what is sent is there', () => {
  expect(sent.filter((path) => !existsSync(path))).toEqual([]);
});

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

test('what lies beside the bundles is a dependency of the programs', () => {
  const { dependencies } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(installed));
});
