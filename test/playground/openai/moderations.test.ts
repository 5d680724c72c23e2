import type OpenAI from 'openai';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenaiStandIn } from '../../../playground/openai/index.ts';
import { categoryNames } from '../../../playground/openai/moderation-categories.ts';
import { startFast } from './start.ts';

let standIn: OpenaiStandIn;
let client: OpenAI;

beforeEach(async () => {
  ({ standIn, client } = await startFast());
});
afterEach(() => standIn[Symbol.asyncDispose]());

const model = 'omni-moderation-latest';
const moderate = async (input: OpenAI.ModerationCreateParams['input']) =>
  (await client.moderations.create({ model, input })).results;
const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } } as const;

test('a harmless text is not flagged, and its scores are low', async () => {
  const [result] = await moderate('a violent storm over a hateful sea');
  expect(result?.flagged).toBe(false);
  expect(categoryNames.filter((name) => (result?.category_scores[name] ?? 1) > 0.01)).toEqual([]);
});

test.each(categoryNames)('the marker of %s flags it', async (category) => {
  const [result] = await moderate(`something [[${category}]]`);
  expect(result).toMatchObject({ flagged: true, categories: { [category]: true } });
  expect(result?.category_scores[category]).toBeGreaterThan(0.9);
});

test('a list of texts has a result for each', async () => {
  const results = await moderate(['fine', 'not [[hate]]', 'fine']);
  expect(results.map(({ flagged }) => flagged)).toEqual([false, true, false]);
});

test('a text and a picture are one thing, judged where each category applies', async () => {
  const [result, ...more] = await moderate([{ type: 'text', text: 'a fox' }, picture]);
  expect(more).toHaveLength(0);
  expect(result?.category_applied_input_types).toMatchObject({ sexual: ['text', 'image'], hate: ['text'] });
});

test('a picture is flagged where the scenario says so, and never as about minors', async () => {
  standIn.scenario.moderation.image = ['sexual', 'sexual/minors'];
  const [result] = await moderate([picture]);
  expect(result).toMatchObject({ flagged: true, categories: { sexual: true, 'sexual/minors': false } });
  const [text] = await moderate('a fox');
  expect(text?.flagged).toBe(false);
});

test('refuses an unknown model and an input of the wrong kind', async () => {
  await expect(client.moderations.create({ model: 'none', input: 'a fox' })).rejects.toMatchObject({
    status: 404,
    code: 'model_not_found',
  });
  await expect(moderate([])).rejects.toMatchObject({ status: 400, type: 'invalid_request_error' });
});
