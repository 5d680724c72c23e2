import { spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../bots/commands/index.ts';
import { bundle, installed, type ProgramName, programs } from '../../bundle.ts';
import { copyPackages } from '../../copy-packages.ts';
import { findFreePort } from '../../playground/kit/free-port.ts';
import { spawnBundle } from '../../playground/spawn-program.ts';
import { composeText, readCompose } from '../deployment/compose.ts';
import { type Journey, openJourney, settled } from './open-journey.ts';

// The programs as `npm run build` makes them, away from the repository and its packages.

let journey: Journey;
let folder: string;
let sources: string[];

beforeAll(async () => {
  journey = await openJourney({ bots: false, workers: false, set: { LOG_LEVEL: 'info' } });
  folder = join(journey.folder, 'dist');
  const { inputs } = await bundle(Object.keys(programs) as ProgramName[], folder);
  sources = Object.keys(inputs).filter((path) => !path.includes('node_modules/'));
  copyPackages(installed, 'node_modules', join(folder, 'node_modules'));
}, 60_000);
afterAll(() => journey[Symbol.asyncDispose]());

/** Runs a built program to its end. */
async function run(program: ProgramName, environment: Readonly<Record<string, string | undefined>>) {
  const child = spawn(process.execPath, ['--enable-source-maps', join(folder, `${program}.js`)], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** The variables that a program names on standard error, one line each. */
const namedIn = (stderr: string): string[] =>
  stderr
    .trimEnd()
    .split('\n')
    .map((line) => /^([A-Z_]+): \S/.exec(line)?.[1] ?? `not one line: ${line}`);

it('the bots name every mistake in their environment at once, and end with 1', async () => {
  const { code, stdout, stderr } = await run('bots', {
    REDIS_URL: 'http://127.0.0.1',
    PERSONA_DAILY_QUOTA: 'many',
    DISCORD_TOKEN: 'x.y.z',
    SLACK_APP_TOKEN: 'xapp-1',
  });
  const expected = [
    'MONGODB_URI',
    'REDIS_URL',
    'PERSONA_MASTER_KEYS',
    'PERSONA_LOOKUP_KEYS',
    'PERSONA_DAILY_QUOTA',
  ];
  expect(namedIn(stderr).toSorted()).toEqual(
    [...expected, 'DISCORD_APPLICATION_ID', 'SLACK_BOT_TOKEN'].toSorted(),
  );
  expect([code, stdout]).toEqual([1, '']);
});

it('the workers name every mistake in theirs', async () => {
  const { code, stdout, stderr } = await run('workers', {
    WORKER_CONCURRENCY: '0',
  });
  const expected = ['MONGODB_URI', 'REDIS_URL', 'PERSONA_MASTER_KEYS', 'PERSONA_LOOKUP_KEYS'];
  expect(namedIn(stderr).toSorted()).toEqual(
    [...expected, 'OPENAI_API_KEY', 'FAL_KEY', 'WORKER_CONCURRENCY'].toSorted(),
  );
  expect([code, stdout]).toEqual([1, '']);
});

/** Runs the health check of docker-compose.yml, as a container does. Gives its exit code. */
async function askHealth(env: Readonly<Record<string, string>>): Promise<number | null> {
  const { services } = readCompose(composeText());
  const [, , ...words] = services['bots']?.healthcheck?.test ?? [];
  const child = spawn(
    process.execPath,
    words.map((word) => word.replaceAll('$$', '$')),
    { env, stdio: 'ignore' },
  );
  return new Promise((done) => child.once('exit', done));
}

it('bots, workers and site make a character between them, and end with 0 when they are told to stop', async () => {
  const [port, statusPort] = [await findFreePort(), await findFreePort()];
  const status = { PERSONA_STATUS_PORT: String(statusPort) };
  const start = (name: ProgramName, more: Readonly<Record<string, string>> = {}) =>
    spawnBundle(join(folder, `${name}.js`), { environment: { ...journey.environment, ...more }, folder });
  const running = await Promise.all([
    start('bots', status),
    start('workers'),
    start('linking-web', { WEB_PORT: String(port) }),
  ]);
  const { card } = await settled(journey.discord, 'Far away');
  expect(card.pictures).toHaveLength(1);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  expect(await askHealth(status)).toBe(0);
  await Promise.all(running.map((program) => program[Symbol.asyncDispose]()));
  expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  expect(await askHealth(status)).toBe(1);
});

it('what goes wrong in a bundle is told with the line of its source', () => {
  const code = readFileSync(join(folder, 'workers.js'), 'utf8').split('\n');
  const line = code.findIndex((one) => one.startsWith('async function runProgram('));
  const map = JSON.parse(readFileSync(join(folder, 'workers.js.map'), 'utf8')) as SourceMapPayload;
  const entry = new SourceMap(map).findEntry(line, 0);
  if (!('originalSource' in entry)) throw new Error('the map does not know the line');
  const source = resolve(folder, entry.originalSource);
  expect(source).toBe(resolve('core/program/run-program.ts'));
  expect(readFileSync(source, 'utf8').split('\n')[entry.originalLine]).toContain('function runProgram(');
});

it('the bundles are made of what .dockerignore lets through to where the image is built', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  const folders = new Set(sources.map((path) => path.split('/', 1)[0]));
  expect(folders).toContain('core');
  expect([...folders].filter((name) => !ignored.includes(`!${name ?? ''}`))).toEqual([]);
});

it('a package that is not installed is named before anything is built without it', () => {
  const to = join(journey.folder, 'packages');
  expect(() => copyPackages(['no-such-package'], 'node_modules', to)).toThrow(
    'no-such-package is not installed',
  );
  cpSync(join(folder, 'node_modules/sharp'), join(journey.folder, 'alone/sharp'), { recursive: true });
  expect(() => copyPackages(['sharp'], join(journey.folder, 'alone'), to)).toThrow('is not installed');
});

it('the operator’s command line says what it can do', async () => {
  expect((await run('operator', {})).stderr).toContain('migrate');
});

it('register puts the table of commands where Discord shows it', async () => {
  const before = journey.journal.exchanges.length;
  const { code, stdout, stderr } = await run('register', journey.environment);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  const put = journey.journal.exchanges.slice(before).find(({ request }) => request.method === 'PUT');
  expect(put?.response.status).toBe(200);
  for (const { name } of commands)
    expect(put?.request.body.toString()).toContain(`"${name.split(' ').at(-1) ?? ''}"`);
});

it('register says in one line that a token is refused', async () => {
  const environment = { ...journey.environment, DISCORD_TOKEN: 'wrong.wrong.wrong' };
  const { code, stderr } = await run('register', environment);
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'DISCORD_TOKEN: is refused by Discord\n' });
});

const slackManifest = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(z.looseObject({ command: z.string() })) }),
});

it('manifest prints the app for Slack, and names what is wrong in one line', async () => {
  const [good, bad] = await Promise.all([
    run('manifest', { SLACK_COMMAND_PREFIX: 'p-', SLACK_PUBLIC_URL: '' }),
    run('manifest', { SLACK_COMMAND_PREFIX: 'No Good' }),
  ]);
  expect(good).toMatchObject({ code: 0, stderr: '' });
  const { features } = slackManifest.parse(JSON.parse(good.stdout));
  expect(features.slash_commands.map(({ command }) => command)).toEqual(['/p-persona', '/p-link']);
  expect(bad).toMatchObject({ code: 1, stdout: '' });
  expect(namedIn(bad.stderr)).toEqual(['SLACK_COMMAND_PREFIX']);
});
