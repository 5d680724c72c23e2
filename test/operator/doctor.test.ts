import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { day, hour } from '../../core/base/clock.ts';
import { runs } from '../../core/jobs/records.ts';
import { requestRun } from '../../core/jobs/request.ts';
import { dataKeys } from '../../core/store/data-keys.ts';
import { erasureLedger } from '../../core/store/erasure-ledger.ts';
import { rowsOf } from '../../core/store/rows.ts';
import type { Variables } from '../../playground/environment.ts';
import { Closing } from '../../playground/kit/closing.ts';
import { type Journey, openJourney } from '../journeys/open-journey.ts';
import { orderOf } from '../core/orders.ts';
import { newAccount } from '../core/world.ts';
import { operate } from './stage.ts';

const closing = new Closing();
let journey: Journey;
let environment: Variables;
afterAll(() => closing[Symbol.asyncDispose]());

beforeAll(async () => {
  journey = closing.use(await openJourney({ bots: false, workers: false }));
  const site = createServer((_, response) => response.end('the policy')).listen(0, '127.0.0.1');
  await once(site, 'listening');
  closing.defer(
    () =>
      new Promise((resolve) =>
        site.close(() => {
          resolve();
        }),
      ),
  );
  const { port } = site.address() as AddressInfo;
  const backups = join(journey.folder, 'backups');
  mkdirSync(backups);
  environment = {
    ...journey.environment,
    PERSONA_POLICY_URL: `http://127.0.0.1:${port}/privacy`,
    BACKUP_DIR: backups,
  };
  expect(await operate(environment, ['backup'])).toMatchObject({ code: 0 });
});

const shape = z.array(
  z.strictObject({ name: z.string(), state: z.string(), says: z.string(), todo: z.string().optional() }),
);

/** What the doctor finds, by name. */
async function findings(set: Variables = {}) {
  const { code, out, errors } = await operate({ ...environment, ...set }, ['doctor', '--json']);
  expect(errors).toBe('');
  const all = shape.parse(JSON.parse(out));
  expect(code).toBe(all.some(({ state }) => state === 'bad') ? 1 : 0);
  return new Map(all.map((finding) => [finding.name, finding]));
}

it('says of each thing in one line that it is well', async () => {
  const { code, out } = await operate(environment, ['doctor']);
  const lines = out.split('\n').filter((line) => /^ {2}\S/.test(line));
  expect(lines.length).toBeGreaterThan(25);
  // The embedded store is a server by itself.
  expect(lines.filter((line) => !line.startsWith('  ✓'))).toEqual([
    expect.stringContaining('! MongoDB replica set'),
  ]);
  expect(out).toMatch(/\n\d+ well, 1 to look at, 0 not working\.$/);
  expect(code).toBe(0);
});

it('asks nothing that costs or changes anything', async () => {
  const before = journey.journal.exchanges.length;
  await findings();
  const asked = journey.journal.exchanges.slice(before).map(({ endpoint }) => endpoint);
  expect(asked.filter((name) => !name?.startsWith('GET ')).toSorted()).toEqual([
    'POST /api/apps.connections.open',
    'POST /api/auth.test',
  ]);
});

it('names every mistake of every program at once', async () => {
  const found = await operate(
    { ...environment, REDIS_URL: 'x', FAL_KEY: '', WEB_PORT: 'x', DISCORD_TOKEN: '' },
    ['doctor'],
  );
  expect(found.out.match(/✗ configuration {2}([A-Z_]+):/g)?.map((line) => line.split(/ +/)[2])).toEqual([
    'REDIS_URL:',
    'FAL_KEY:',
    'WEB_PORT:',
    'DISCORD_TOKEN:',
  ]);
  expect(found.code).toBe(1);
});

it('says what the providers refuse', async () => {
  const refused = await findings({ OPENAI_API_KEY: 'sk-wrong', FAL_KEY: 'wrong' });
  expect(refused.get('OpenAI writer')).toMatchObject({ state: 'bad', says: 'the key is refused' });
  expect(refused.get('fal key')).toMatchObject({ state: 'bad', says: 'is refused' });
  const gone = await findings({ OPENAI_MODEL: 'gpt-3', MODERATION_MODEL: 'old', FAL_MODEL: 'fal-ai/gone' });
  expect(gone.get('OpenAI writer')?.todo).toContain('OPENAI_MODEL');
  expect(gone.get('OpenAI moderation')?.todo).toContain('MODERATION_MODEL');
  expect(gone.get('fal model')).toMatchObject({ state: 'bad', says: 'fal-ai/gone is not there' });
});

it('says what the platforms refuse', async () => {
  const refused = await findings({
    DISCORD_TOKEN: 'a.b.c',
    SLACK_BOT_TOKEN: 'xoxb-no',
    SLACK_APP_TOKEN: 'xapp-no',
  });
  for (const name of ['Discord token', 'Slack bot token', 'Slack app token'])
    expect(refused.get(name)).toMatchObject({ state: 'bad' });
  const other = await findings({ DISCORD_APPLICATION_ID: '123456789012345678' });
  expect(other.get('Discord application')?.todo).toContain(journey.discord.applicationId);
});

it('sees that Discord shows the commands of another version, and a bot that may too much', async () => {
  journey.discord.faults.plan('GET /api/v10/applications/:application/commands', {
    kind: 'answer',
    status: 200,
    body: [],
  });
  expect((await findings()).get('Discord commands')).toMatchObject({
    state: 'bad',
    todo: 'run `npm run register`',
  });
  const body = { id: journey.discord.applicationId, name: 'Persona', flags: 1 << 18 };
  journey.discord.faults.plan('GET /api/v10/applications/@me', { kind: 'answer', status: 200, body });
  expect((await findings()).get('Discord intents')?.state).toBe('doubtful');
});

it('says where servers do not answer, within seconds', async () => {
  const found = await findings({ MONGODB_URI: 'mongodb://127.0.0.1:9/x', REDIS_URL: 'redis://127.0.0.1:9' });
  expect(found.get('MongoDB')?.says).toContain('no MongoDB answers there');
  expect(found.get('Redis')?.says).toContain('no Redis answers there');
});

it('sees what lies in the store and is in no register, keys that nothing opens, and keys that came back', async () => {
  const { store } = journey.core;
  const otherKey = `1:${Buffer.alloc(32, 7).toString('base64')}`;
  await store.connection.collection('notes').insertOne({ text: 'forgotten' });
  const key = {
    ownerKind: 'place',
    owner: 'place',
    wrapped: Buffer.alloc(60),
    createdAt: new Date(),
  } as const;
  await rowsOf(store, dataKeys).insert({ ...key, _id: 'key_old', masterVersion: 9 });
  const found = await findings();
  expect(found.get('MongoDB collections')?.says).toBe('not in the data register: notes');
  expect(found.get('master keys')?.says).toContain('version 9, which is not set');
  await rowsOf(store, dataKeys).remove({ _id: 'key_old' });
  await rowsOf(store, dataKeys).insert({ ...key, _id: 'key_wrong', masterVersion: 1 });
  const wrong = await findings({ PERSONA_MASTER_KEYS: otherKey });
  expect(wrong.get('master keys')?.says).toBe('version 1 does not open a data key');
  await rowsOf(store, erasureLedger).insert({ _id: 'place', keys: ['key_wrong'], at: new Date() });
  expect((await findings()).get('erasure ledger')?.says).toBe('1 shredded keys are back');
  await rowsOf(store, dataKeys).remove({});
});

it('sees runs that are stuck or were given up, and a day that is spent', async () => {
  const { core } = journey;
  const account = await newAccount(core);
  for (const set of [
    { createdAt: new Date(Date.now() - hour) },
    { state: 'failed', problem: 'too-many-attempts' } as const,
  ]) {
    const run = await requestRun(core, orderOf(account));
    await rowsOf(core.store, runs).change({ _id: run }, { $set: set });
  }
  const found = await findings({ PERSONA_DAILY_SPEND: '0.36' });
  expect(found.get('runs')).toMatchObject({
    state: 'bad',
    says: expect.stringContaining('1 are open') as string,
  });
  expect(found.get('runs given up')?.state).toBe('doubtful');
  expect(found.get('spend today')).toMatchObject({ state: 'bad' });
  expect((await findings({ PERSONA_DAILY_SPEND: '0.4' })).get('spend today')?.state).toBe('doubtful');
});

it('sees a clock that is wrong, and backups that must go', async () => {
  const clock = { now: () => new Date(Date.now() + 14 * day) };
  const { out, code } = await operate(environment, ['doctor'], clock);
  expect(out).toMatch(/✗ clock against MongoDB +1209600 s ahead/);
  expect(out).toMatch(/✗ clock against Redis/);
  expect(out).toMatch(/✗ clock against OpenAI/);
  expect(out).toMatch(/✗ backups +2 files are older than 13 days/);
  expect(code).toBe(1);
});
