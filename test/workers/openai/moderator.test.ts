import sharp from 'sharp';
import { systemClock } from '../../../core/base/clock.ts';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rateLimited, serverError } from '../../../playground/openai/errors.ts';
import { startOpenai } from '../../../playground/openai/index.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { openClient } from '../../../workers/openai/client.ts';
import { openModerator } from '../../../workers/openai/moderator.ts';
import { moderationRules, type ModerationRules, usualRules } from '../../../workers/openai/rules.ts';

const endpoint = 'POST /v1/moderations';
const openai = await startOpenai({ journal: new Journal(), apiKey: 'sk-test' });
const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();
const { signal } = new AbortController();

afterEach(() => {
  openai.scenario.moderation = { text: [], image: [] };
  openai.faults.clear();
});
afterAll(() => openai[Symbol.asyncDispose]());

const usual = moderationRules.parse(usualRules);

function open(rules: ModerationRules = usual, timeout = 5_000) {
  const client = openClient({ apiKey: 'sk-test', baseURL: `${openai.url}/v1`, timeout: 5_000 });
  return openModerator(client, { model: 'omni-moderation-latest', rules, timeout, clock: systemClock });
}

test('ordinary text and an ordinary picture pass', async () => {
  expect(await open().check({ text: 'a knight who is afraid of horses' }, signal)).toBeUndefined();
  expect(await open().check({ picture }, signal)).toBeUndefined();
  expect(await open().check({ text: 'a knight', picture }, signal)).toBeUndefined();
});

test.each(['hate', 'sexual', 'sexual/minors', 'self-harm/intent', 'violence/graphic'])(
  'a text flagged for %s is refused by that name',
  async (category) => {
    expect(await open().check({ text: `something [[${category}]]` }, signal)).toBe(category);
  },
);

test('a picture is sent as it is, and refused where it is flagged', async () => {
  openai.scenario.moderation = { text: [], image: ['violence/graphic'] };
  expect(await open().check({ picture }, signal)).toBe('violence/graphic');
  const sent = openai.journal.of('openai', endpoint).at(-1)?.request.body.toString() ?? '';
  expect(sent).toContain(`data:image/png;base64,${picture.toString('base64')}`);
});

test('no configuration lets a sexual picture or sexual text about minors pass', async () => {
  const none: ModerationRules = new Map();
  openai.scenario.moderation = { text: [], image: ['sexual'] };
  expect(await open(none).check({ picture }, signal)).toBe('sexual');
  expect(await open(none).check({ text: '[[sexual]]' }, signal)).toBeUndefined();
  expect(await open(none).check({ text: '[[sexual/minors]]' }, signal)).toBe('sexual/minors');
});

test('a score decides where one is configured', async () => {
  const text = '[[harassment]]';
  expect(await open(moderationRules.parse('harassment=0.5')).check({ text }, signal)).toBe('harassment');
  expect(await open(moderationRules.parse('harassment=1')).check({ text }, signal)).toBeUndefined();
});

test('rules that name no category or no score are refused', () => {
  for (const text of ['cheese', 'hate=2', 'hate=much', '', 'hate,']) {
    expect(moderationRules.safeParse(text).success, text).toBe(false);
  }
  expect(moderationRules.parse(' hate , violence=0.9')).toEqual(
    new Map([
      ['hate', undefined],
      ['violence', 0.9],
    ]),
  );
});

test.each([
  ['a server in trouble', serverError()],
  ['a busy server', rateLimited(3)],
  ['an answer that is cut', { kind: 'cut', after: 0.5 } as const],
  ['an answer without results', { kind: 'answer', status: 200, body: { results: [] } } as const],
  ['an answer of another shape', { kind: 'answer', status: 200, body: { hello: 1 } } as const],
])('%s is neither pass nor refusal', async (_, fault) => {
  openai.faults.plan(endpoint, fault);
  await expect(open().check({ text: 'a knight' }, signal)).rejects.toMatchObject({
    code: 'moderation-unavailable',
  });
});

test('a check that hangs ends with its time', async () => {
  openai.faults.plan(endpoint, { kind: 'hang' });
  const check = open(usual, 100).check({ text: 'a knight' }, signal);
  await expect(check).rejects.toMatchObject({ code: 'moderation-unavailable' });
});
