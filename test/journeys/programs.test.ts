import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../bots/commands/index.ts';
import { runProgram } from '../playground/try/run-try.ts';
import { type Journey, openJourney, settled } from './open-journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney({ bots: false, workers: false, set: { LOG_LEVEL: 'info' } });
});
afterAll(() => journey[Symbol.asyncDispose]());

/** Nothing that the tests' own environment may hold reaches a program. */
const blank = Object.fromEntries(
  [
    'MONGODB_URI',
    'REDIS_URL',
    'OPENAI_API_KEY',
    'FAL_KEY',
    'DISCORD_TOKEN',
    'SLACK_APP_TOKEN',
    'LOG_LEVEL',
  ].map((name) => [name, undefined]),
);

/** The variables that a program names on standard error, one line each. */
const namedIn = (stderr: string): string[] =>
  stderr
    .trimEnd()
    .split('\n')
    .map((line) => /^([A-Z_]+): \S/.exec(line)?.[1] ?? `not one line: ${line}`);

it('the bots name every mistake in their environment at once, and end with 1', async () => {
  const { code, stdout, stderr } = await runProgram('bots/main.ts', [], {
    ...blank,
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
  const { code, stdout, stderr } = await runProgram('workers/main.ts', [], {
    ...blank,
    WORKER_CONCURRENCY: '0',
  });
  const expected = ['MONGODB_URI', 'REDIS_URL', 'PERSONA_MASTER_KEYS', 'PERSONA_LOOKUP_KEYS'];
  expect(namedIn(stderr).toSorted()).toEqual(
    [...expected, 'OPENAI_API_KEY', 'FAL_KEY', 'WORKER_CONCURRENCY'].toSorted(),
  );
  expect([code, stdout]).toEqual([1, '']);
});

/** Starts a program and waits until it says that it has started. */
async function startProgram(program: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, ...journey.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    if (line.includes('"event":"started"')) break;
  }
  child.stdout.resume();
  return child;
}

it('bots and workers make a character in processes of their own, and end with 0 when they are told to stop', async () => {
  const programs = await Promise.all(['bots/main.ts', 'workers/main.ts'].map(startProgram));
  const { card } = await settled(journey.discord, 'Far away');
  expect(card.pictures).toHaveLength(1);
  for (const child of programs) {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  }
});

it('register puts the table of commands where Discord shows it', async () => {
  const before = journey.journal.exchanges.length;
  const { code, stdout, stderr } = await runProgram('bots/discord/register.ts', [], journey.environment);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  const put = journey.journal.exchanges.slice(before).find(({ request }) => request.method === 'PUT');
  expect(put?.response.status).toBe(200);
  for (const { name } of commands)
    expect(put?.request.body.toString()).toContain(`"${name.split(' ').at(-1) ?? ''}"`);
});

it('register says in one line that a token is refused', async () => {
  const environment = { ...journey.environment, DISCORD_TOKEN: 'wrong.wrong.wrong' };
  const { code, stderr } = await runProgram('bots/discord/register.ts', [], environment);
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'DISCORD_TOKEN: is refused by Discord\n' });
});

const slackManifest = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(z.looseObject({ command: z.string() })) }),
});

it('manifest prints the app for Slack, and names what is wrong in one line', async () => {
  const [good, bad] = await Promise.all([
    runProgram('bots/slack/manifest.ts', [], { SLACK_COMMAND_PREFIX: 'p-', SLACK_PUBLIC_URL: '' }),
    runProgram('bots/slack/manifest.ts', [], { SLACK_COMMAND_PREFIX: 'No Good' }),
  ]);
  expect(good).toMatchObject({ code: 0, stderr: '' });
  const { features } = slackManifest.parse(JSON.parse(good.stdout));
  expect(features.slash_commands.map(({ command }) => command)).toEqual(['/p-persona']);
  expect(bad).toMatchObject({ code: 1, stdout: '' });
  expect(namedIn(bad.stderr)).toEqual(['SLACK_COMMAND_PREFIX']);
});
