import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLog } from '../../core/base/log.ts';
import { runs } from '../../core/jobs/records.ts';
import { rowsOf } from '../../core/store/rows.ts';
import type { Person } from '../../playground/kit/person.ts';
import { makeCharacter, openJourney, type Journey } from './open-journey.ts';
import { redisContents } from '../redis-contents.ts';
import { holdsWord, writtenForms } from '../written-forms.ts';

// Words that stand nowhere else.
const words = ['zanthovelquiry', 'Ōkamizuru', 'маякозвёздный'];
const prompt = `a ${words.join(' ')} of the north`;
const typedName = 'Quorvexandrine';
const everything = [...words, typedName];

let journey: Journey;
let ada: Person;
const log: string[] = [];

beforeAll(async () => {
  const lines = { write: (line: string) => void log.push(line) };
  // Servers of its own, whose files can be read.
  journey = await openJourney({ given: {}, log: openLog('debug', lines) });
  ada = journey.discord.person('Persimmonia Vale');
});
afterAll(() => journey[Symbol.asyncDispose]());

const filesBelow = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name))),
  );

/** Every place in which words come to rest. */
async function stores(): Promise<Record<string, Buffer>> {
  return {
    redis: await redisContents(journey.environment['REDIS_URL'] ?? ''),
    'redis on disk': filesBelow(join(journey.folder, 'redis')),
    'store on disk': filesBelow(join(journey.folder, 'mongo')),
    log: Buffer.from(log.join('\n')),
  };
}

async function expectNoWords(more: readonly string[] = []): Promise<void> {
  for (const [place, bytes] of Object.entries(await stores())) {
    for (const word of [...everything, ...more]) {
      expect(holdsWord(bytes, word), `${word} in ${place}`).toBe(false);
    }
  }
}

const create = { command: 'persona', subcommand: 'create', options: { prompt, name: typedName } };

it('finds a word in every form that it may be written in', () => {
  for (const word of everything) {
    for (const form of writtenForms(word))
      expect(holdsWord(Buffer.concat([Buffer.alloc(7), form]), word)).toBe(true);
    const whole = Buffer.from(JSON.stringify({ some: `text with ${word} in it` }));
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      expect(holdsWord(Buffer.from(whole.toString(encoding)), word)).toBe(true);
    expect(holdsWord(Buffer.from(whole.toString(), 'utf16le'), word)).toBe(true);
  }
  expect(holdsWord(Buffer.from('another text'), 'zanthovelquiry')).toBe(false);
});

it('while a command waits for its person to accept', async () => {
  await ada.type(create);
  await ada.see(({ text }) => text.includes('Before the first character'));
  await expectNoWords([ada.id, ada.name]);
});

it('while it is written, where the queue holds the id of its run', async () => {
  const writing = journey.openai.faults.hold('POST /v1/responses');
  const notice = await ada.see(({ text }) => text.includes('Before the first character'));
  await ada.click(notice, 'I am old enough and accept');
  await writing.arrived;
  const [run] = await rowsOf(journey.core.store, runs).find({});
  const { redis, 'store on disk': store } = await stores();
  expect(redis?.includes(run?._id ?? '-')).toBe(true);
  expect(store?.includes(run?._id ?? '-')).toBe(true);
  await expectNoWords([ada.id, ada.name]);
  writing.release();
});

it('when it is done, with everything that the writer made of it', async () => {
  const card = await ada.see(({ buttons }) => buttons.some(({ label }) => label === 'Repaint'));
  expect(card.text).toContain(typedName);
  const sentences = card.text.split('\n').filter((line) => line.length > 60);
  expect(sentences.length).toBeGreaterThan(1);
  await expectNoWords([ada.id, ada.name, ...sentences.map((line) => line.slice(20, 50))]);
});

it('when a provider fails and quotes the prompt in its answer', async () => {
  const headers = { 'retry-after': '0' };
  const error = { message: `Could not read: ${prompt}`, type: 'server_error', param: prompt, code: null };
  journey.openai.faults.plan('POST /v1/responses', { kind: 'answer', status: 500, headers, body: { error } });
  const detail = [{ loc: ['body', 'prompt'], msg: prompt, type: prompt }];
  journey.fal.faults.plan('POST /:owner/:application/*path', {
    kind: 'answer',
    status: 500,
    body: { detail },
  });
  await makeCharacter(journey.discord, ada, { prompt, name: typedName });
  const failures = log.filter((line) => line.includes('"event":"step-failed"'));
  expect(failures.length).toBeGreaterThanOrEqual(2);
  await expectNoWords([ada.id, ada.name]);
});
