import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../mongo/open-store.ts';
import { type Ended, runTry } from './run-try.ts';
import { textChunksOf } from './text-chunks.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder[Symbol.dispose]();
});

const prompt = 'a shy lighthouse keeper who collects storms';
const states = ['queued', 'writing', 'painting'];

const cardV3 = z.looseObject({
  spec: z.literal('chara_card_v3'),
  spec_version: z.literal('3.0'),
  data: z.looseObject({ name: z.string().min(1), first_mes: z.string().min(1) }),
});

/** The card of a folder: its PNG and its JSON, which say the same. */
function expectCard(out: string): string {
  const files = readdirSync(out).toSorted();
  expect(files).toEqual([expect.stringMatching(/^.+\.json$/), expect.stringMatching(/^.+\.png$/)]);
  const [json = '', png = ''] = files.map((file) => join(out, file));
  expect(png.replace(/png$/, 'json')).toBe(json);
  const card = cardV3.parse(JSON.parse(readFileSync(json, 'utf8')));
  const chunks = textChunksOf(readFileSync(png));
  expect(chunks.map(({ keyword }) => keyword)).toEqual(['chara', 'ccv3']);
  const [v2, v3] = chunks.map(({ text }) =>
    z.json().parse(JSON.parse(Buffer.from(text, 'base64').toString())),
  );
  expect(v2).toMatchObject({ spec: 'chara_card_v2', data: { name: card.data.name } });
  expect(cardV3.parse(v3).data.name).toBe(card.data.name);
  return card.data.name;
}

describe('for people, on Discord', () => {
  let ended: Ended;
  const out = join(folder.path, 'a new', 'folder');
  beforeAll(async () => {
    // An empty variable is one that is not set.
    ended = await runTry([prompt, '--out', out], { PERSONA_DATA: '' });
  });

  it('prints every state and where the card is, nothing else, and ends with 0', () => {
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const lines = ended.stdout.trimEnd().split('\n');
    expect(lines.slice(0, -1)).toEqual([...states, 'done']);
    expect(lines.at(-1)).toContain(join(out, 'x').slice(0, -1));
  });

  it('writes a card that other programs import', () => {
    expect(ended.stdout).toContain(expectCard(out));
  });
});

describe('for programs, on Slack, with a trace', () => {
  let ended: Ended;
  const out = join(folder.path, 'json');
  const har = join(folder.path, 'trace.har');
  const data = join(folder.path, 'data');
  const words = [prompt, '--on', 'slack', '--json', '--out', out, '--har', har];
  beforeAll(async () => {
    ended = await runTry(words, { PERSONA_DATA: data });
  });

  it('prints one line of JSON per state, and nothing else', () => {
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const lines = ended.stdout
      .trimEnd()
      .split('\n')
      .map((line) => z.json().parse(JSON.parse(line)));
    const name = expectCard(out);
    const [png, json] = ['png', 'json'].map((ending) =>
      join(out, readdirSync(out).find((file) => file.endsWith(ending)) ?? ''),
    );
    expect(lines).toEqual([
      ...states.map((state) => ({ state })),
      { state: 'done', name, png, json, milliseconds: expect.any(Number) as number },
    ]);
  });

  it('writes a HAR 1.2 log of every wire, in which no secret stands', () => {
    const text = readFileSync(har, 'utf8');
    const { log } = harFile.parse(JSON.parse(text));
    const speakers = new Set(log.entries.map(({ comment }) => comment));
    for (const standIn of ['slack', 'discord', 'openai', 'fal']) expect(speakers).toContain(standIn);
    const secrets = z
      .record(z.string(), z.string())
      .parse(JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')));
    expect(Object.keys(secrets).length).toBeGreaterThan(8);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(text.includes(secret), name).toBe(false);
      expect(text.includes(Buffer.from(secret).toString('base64').slice(0, -4)), name).toBe(false);
    }
  });

  it('keeps its data under PERSONA_DATA, for nobody else to read, and goes on with it', async () => {
    const file = join(data, 'secrets.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const secrets = readFileSync(file, 'utf8');
    const second = join(folder.path, 'second');
    const again = await runTry([...words.slice(0, 4), '--out', second, '--har', har], { PERSONA_DATA: data });
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expectCard(second);
    expect(readFileSync(file, 'utf8')).toBe(secrets);
    // Who has accepted yesterday is not asked today.
    expect(readFileSync(har, 'utf8')).not.toContain('Before the first character');
  });
});

describe('two at once on the same PERSONA_DATA', () => {
  const data = join(folder.path, 'shared');
  let ended: readonly Ended[];
  beforeAll(async () => {
    const outs = ['one', 'two'].map((name) => join(folder.path, name));
    ended = await Promise.all(outs.map((out) => runTry([prompt, '--out', out], { PERSONA_DATA: data })));
  });

  it('are one that makes a card, and one that says in a line who is in its way', () => {
    const [made, refused] = ended.toSorted((a, b) => Number(a.code) - Number(b.code));
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused?.stderr).toMatch(/^.+ in use by process \d+.*\n$/);
  });

  it('leave the secrets that the card was sealed with', async () => {
    const [out, trace] = [join(folder.path, 'three'), join(folder.path, 'three.har')];
    const again = await runTry([prompt, '--out', out, '--har', trace], { PERSONA_DATA: data });
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(trace, 'utf8')).not.toContain('Before the first character');
  });
});

const pairs = z.array(z.strictObject({ name: z.string(), value: z.string() }));
const message = {
  httpVersion: z.string(),
  cookies: z.array(z.never()),
  headers: pairs,
  headersSize: z.int(),
  bodySize: z.int(),
};

/** http://www.softwareishard.com/blog/har-12-spec/ with what Chrome adds for sockets. */
const harFile = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string() }),
    pages: z.array(z.never()),
    entries: z
      .array(
        z.strictObject({
          comment: z.string().min(1),
          startedDateTime: z.iso.datetime(),
          time: z.number().nonnegative(),
          request: z.strictObject({
            ...message,
            method: z.string(),
            url: z.url(),
            queryString: pairs,
            postData: z.looseObject({ mimeType: z.string(), text: z.string() }).optional(),
          }),
          response: z.strictObject({
            ...message,
            status: z.int(),
            statusText: z.string(),
            redirectURL: z.string(),
            content: z.looseObject({ size: z.int().nonnegative(), mimeType: z.string() }),
          }),
          cache: z.strictObject({}),
          timings: z.strictObject({ send: z.number(), wait: z.number(), receive: z.number() }),
          _resourceType: z.literal('websocket').optional(),
          _webSocketMessages: z
            .array(
              z.strictObject({
                type: z.enum(['send', 'receive']),
                time: z.number(),
                opcode: z.literal(1),
                data: z.string(),
              }),
            )
            .optional(),
        }),
      )
      .min(10),
  }),
});
