import type OpenAI from 'openai';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenaiStandIn } from '../../../playground/openai/index.ts';
import { rateLimited, serverError } from '../../../playground/openai/errors.ts';
import { apiKey, askFor, clientOf, startFast } from './start.ts';

let standIn: OpenaiStandIn;
let client: OpenAI;

beforeEach(async () => {
  ({ standIn, client } = await startFast());
});
afterEach(() => standIn[Symbol.asyncDispose]());

const ask = askFor('Prompt: a retired lighthouse keeper\nName: Wanda Mare');

test('a stream parses into the schema, appearance first, in many pieces', async () => {
  const stream = client.responses.stream(ask);
  const snapshots: string[] = [];
  stream.on('response.output_text.delta', ({ snapshot }) => snapshots.push(snapshot));
  const final = await stream.finalResponse();
  expect(final.status).toBe('completed');
  expect(final.output_parsed).toMatchObject({ name: 'Wanda Mare' });
  expect(final.output_parsed?.appearance).toContain('a retired lighthouse keeper');
  expect(snapshots.length).toBeGreaterThan(20);
  expect(snapshots[0]).toMatch(/^\{"appearance":"/);
});

test('the pace decides the number of pieces', async () => {
  standIn.pace = { chunkMilliseconds: 0, chunks: 5 };
  const stream = client.responses.stream(ask);
  let pieces = 0;
  stream.on('response.output_text.delta', () => pieces++);
  await stream.finalResponse();
  expect(pieces).toBe(5);
});

test('streamed and whole, the same request gives the same text, and its tokens add up', async () => {
  const streamed = await client.responses.stream(ask).finalResponse();
  const whole = await client.responses.create(ask);
  expect(whole.output_text).toBe(streamed.output_text);
  const { input_tokens = 0, output_tokens = 0, total_tokens } = whole.usage ?? {};
  expect(output_tokens).toBeGreaterThan(100);
  expect(total_tokens).toBe(input_tokens + output_tokens);
});

test('a request that asks for no JSON is answered in prose', async () => {
  const { output_text } = await client.responses.create({ model: 'gpt-4o', input: 'a fox' });
  expect(output_text).toContain('a fox');
});

test('a text longer than it may be is incomplete', async () => {
  const { status, incomplete_details } = await client.responses.create({ ...ask, max_output_tokens: 40 });
  expect({ status, reason: incomplete_details?.reason }).toEqual({
    status: 'incomplete',
    reason: 'max_output_tokens',
  });
});

test.each(['incomplete', 'failed-response'] as const)('the ending %s resolves unparsed', async (writer) => {
  standIn.scenario.writer = writer;
  const final = await client.responses.stream(ask).finalResponse();
  expect(final.status).toBe(writer === 'incomplete' ? 'incomplete' : 'failed');
  expect(final.output_parsed).toBeNull();
});

test('a refusal is content of its own', async () => {
  standIn.scenario.writer = 'refusal';
  const { output } = await client.responses.stream(ask).finalResponse();
  expect(output[0]).toMatchObject({
    content: [{ type: 'refusal', refusal: "I'm sorry, I can't assist with that request." }],
  });
});

test.each(['error-event', 'invalid-json', 'wrong-shape', { cutAt: 0.5 }] as const)(
  'the ending %j rejects',
  async (writer) => {
    standIn.scenario.writer = writer;
    // An error event rejects with a plain object, so no class of error can be expected here.
    await expect(client.responses.stream(ask).finalResponse()).rejects.toBeDefined();
  },
);

test('a line that breaks has sent the part it was to send', async () => {
  standIn.pace = { chunkMilliseconds: 0, chunks: 20 };
  standIn.scenario.writer = { cutAt: 0.25 };
  const stream = client.responses.stream(ask);
  let pieces = 0;
  stream.on('response.output_text.delta', () => pieces++);
  await expect(stream.finalResponse()).rejects.toThrow('terminated');
  expect(pieces).toBe(5);
});

test.each([
  ['an unknown model', { model: 'gpt-9' }, 404, 'model_not_found'],
  ['a value out of range', { temperature: 9 }, 400, 'invalid_value'],
  ['a schema that is not strict', { text: { format: unstrict() } }, 400, 'invalid_json_schema'],
])('%s is refused as OpenAI does', async (_, part, status, code) => {
  const error = { status, code, type: 'invalid_request_error' };
  await expect(client.responses.create({ ...ask, ...part })).rejects.toMatchObject(error);
});

function unstrict() {
  const schema = { type: 'object', properties: { name: { type: 'string' } } };
  return { type: 'json_schema', name: 'loose', strict: true, schema } as const;
}

test('a body that is no JSON is refused', async () => {
  const headers = { authorization: `Bearer ${apiKey}` };
  const answer = await fetch(`${standIn.url}/v1/responses`, { method: 'POST', headers, body: '{' });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error', code: null } });
});

test('a wrong key and an unknown address are refused', async () => {
  const stranger = clientOf(standIn, 'sk-another');
  await expect(stranger.responses.create(ask)).rejects.toMatchObject({
    status: 401,
    code: 'invalid_api_key',
  });
  await expect(client.get('/nowhere')).rejects.toMatchObject({ status: 404, type: 'invalid_request_error' });
});

test('faults carry the shape of OpenAI, and what to wait', async () => {
  standIn.faults.plan('POST /v1/responses', rateLimited(2));
  standIn.faults.plan('POST /v1/responses', serverError());
  const limited = await client.responses.create(ask).catch((error: unknown) => error);
  expect(limited).toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
  expect((limited as { headers: Headers }).headers.get('retry-after')).toBe('2');
  await expect(client.responses.create(ask)).rejects.toMatchObject({ status: 500, type: 'server_error' });
});
