import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../mongo/open-store.ts';
import { harFile } from './har-file.ts';
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

describe('for programs, on Slack, with a trace; twice at once on the same PERSONA_DATA', () => {
  const data = join(folder.path, 'data');
  const outs = ['one', 'two'].map((name) => join(folder.path, name));
  const traceOf = (out: string): string => `${out}.har`;
  const make = (out: string): Promise<Ended> =>
    runTry([prompt, '--on', 'slack', '--json', '--out', out, '--har', traceOf(out)], { PERSONA_DATA: data });
  let out: string;
  let made: Ended | undefined;
  let refused: Ended | undefined;

  beforeAll(async () => {
    const [one, two] = await Promise.all(outs.map(make));
    [made, refused] = one?.code === 0 ? [one, two] : [two, one];
    out = outs[one?.code === 0 ? 0 : 1] ?? '';
  });

  it('prints one line of JSON per state, and nothing else', () => {
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const lines = (made?.stdout ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const name = expectCard(out);
    const [json, png] = readdirSync(out)
      .toSorted()
      .map((file) => join(out, file));
    expect(lines).toEqual([
      ...states.map((state) => ({ state })),
      { state: 'done', name, png, json, milliseconds: expect.any(Number) as number },
    ]);
  });

  it('says in one line who is in the way of the other one', () => {
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused?.stderr).toMatch(/^.+ in use by process \d+.*\n$/);
  });

  it('writes a HAR 1.2 log of every wire, in which no secret stands', () => {
    const text = readFileSync(traceOf(out), 'utf8');
    const { log } = harFile.parse(JSON.parse(text));
    const speakers = new Set(log.entries.map(({ comment }) => comment));
    for (const standIn of ['slack', 'discord', 'openai', 'fal']) expect(speakers).toContain(standIn);
    const file = readFileSync(join(data, 'secrets.json'), 'utf8');
    const secrets = Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(file)));
    expect(secrets.length).toBeGreaterThan(8);
    for (const [name, secret] of secrets) {
      expect(text.includes(secret), name).toBe(false);
      expect(text.includes(Buffer.from(secret).toString('base64').slice(0, -4)), name).toBe(false);
    }
  });

  it('keeps its data for nobody else to read, and goes on with it at the next start', async () => {
    const file = join(data, 'secrets.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const secrets = readFileSync(file, 'utf8');
    const next = join(folder.path, 'next');
    expect(await make(next)).toMatchObject({ code: 0, stderr: '' });
    expectCard(next);
    expect(readFileSync(file, 'utf8')).toBe(secrets);
    // Who has accepted yesterday is not asked today.
    expect(readFileSync(traceOf(next), 'utf8')).not.toContain('Before the first character');
    expect(readFileSync(traceOf(out), 'utf8')).toContain('Before the first character');
  });
});
