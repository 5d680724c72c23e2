import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../core/base/config.ts';
import { Problem } from '../../core/base/problem.ts';
import { workerSettings } from '../../workers/settings.ts';

const least = { OPENAI_API_KEY: 'sk-test', FAL_KEY: 'fal-test' };

function mistakes(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(workerSettings, environment);
    return [];
  } catch (error) {
    return error instanceof Problem ? (error.detail.lines ?? []) : [String(error)];
  }
}

test('two keys are enough', () => {
  const settings = readConfig(workerSettings, least);
  expect(settings).toMatchObject({
    OPENAI_BASE_URL: 'https://api.openai.com/v1',
    OPENAI_MODEL: 'gpt-4o',
    FAL_QUEUE_URL: 'https://queue.fal.run',
    FAL_MODEL: 'fal-ai/flux/dev',
    FAL_MEDIA_HOSTS: ['fal.media'],
  });
  expect(settings.MODERATION_RULES.has('sexual')).toBe(true);
});

test('every setting says what it is for', () => {
  for (const [name, schema] of Object.entries(workerSettings.shape)) {
    expect(schema.description, name).toMatch(/\w{3,}/);
  }
});

test.each([
  ['OPENAI_BASE_URL', 'api.openai.com'],
  ['OPENAI_INPUT_PRICE', 'cheap'],
  ['MODERATION_RULES', 'rudeness'],
  ['FAL_MODEL', 'flux'],
  ['FAL_IMAGE_SIZE', 'huge'],
  ['WORKER_CONCURRENCY', '0'],
  ['FAL_TIMEOUT', '1s'],
])('%s=%s is a mistake that names its variable', (name, value) => {
  const lines = mistakes({ ...least, [name]: value });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(`^${name}[.:]`));
});

test('a program that is configured wrongly says so, one line per mistake, and ends', async () => {
  // In a folder of its own, so that no .env is read.
  const folder = await mkdtemp(join(tmpdir(), 'persona-settings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const tsx = resolve('node_modules/tsx/dist/loader.mjs');
  const child = spawn(process.execPath, ['--import', tsx, resolve('workers/main.ts')], {
    cwd: folder,
    env: { PATH: process.env['PATH'], FAL_MODEL: 'flux' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  const lines = printed.trim().split('\n');
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'MONGODB_URI',
    'REDIS_URL',
    'PERSONA_MASTER_KEYS',
    'PERSONA_LOOKUP_KEYS',
    'OPENAI_API_KEY',
    'FAL_KEY',
    'FAL_MODEL',
  ]);
});
