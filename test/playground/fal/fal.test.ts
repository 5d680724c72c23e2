import { ApiError, createFalClient, type FalClient, ValidationError } from '@fal-ai/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type FalStandIn, startFal } from '../../../playground/fal/index.ts';
import { Journal } from '../../../playground/kit/journal.ts';

const model = 'fal-ai/flux-pro/v1.1';
const withLogs = z.object({ logs: z.array(z.object({ message: z.string() })).default([]) });
let standIn: FalStandIn;
let fal: FalClient;

beforeEach(async () => {
  const pace = { queueMilliseconds: 30, paintMilliseconds: 100 };
  standIn = await startFal({ journal: new Journal(), key: 'key-id:key-secret', pace });
  fal = clientWith('key-id:key-secret');
});
afterEach(() => standIn[Symbol.asyncDispose]());

const clientWith = (credentials: string): FalClient =>
  createFalClient({
    credentials,
    requestMiddleware: (request) =>
      Promise.resolve({ ...request, url: request.url.replace('https://queue.fal.run', standIn.url) }),
  });

const submit = async (input: { prompt: string; seed?: number; image_size?: 'square_hd' }) =>
  (await fal.queue.submit(model, { input })).request_id;

const finish = (requestId: string) => fal.queue.subscribeToStatus(model, { requestId, pollInterval: 20 });

test.each([
  [{ queueMilliseconds: 60_000, paintMilliseconds: 0 }, 'IN_QUEUE'],
  [{ queueMilliseconds: 0, paintMilliseconds: 60_000 }, 'IN_PROGRESS'],
  [{ queueMilliseconds: 0, paintMilliseconds: 0 }, 'COMPLETED'],
])('with the pace %j a job is %s', async (pace, state) => {
  standIn.pace = pace;
  const requestId = await submit({ prompt: 'a lighthouse keeper' });
  expect(await fal.queue.status(model, { requestId, logs: true })).toMatchObject({ status: state });
  expect(standIn.jobs).toMatchObject([{ id: requestId, state, cancelled: false, application: model }]);
});

test('a job that is polled to its end has a result', async () => {
  const requestId = await submit({ prompt: 'a lighthouse keeper', seed: 7 });
  await finish(requestId);
  const result = await fal.queue.result(model, { requestId });
  expect(result).toMatchObject({
    requestId,
    data: {
      images: [{ width: 768, height: 1024, content_type: 'image/jpeg' }],
      seed: 7,
      has_nsfw_concepts: [false],
      prompt: 'a lighthouse keeper',
    },
  });
});

test('the status stream brings every line of progress once', async () => {
  const requestId = await submit({ prompt: 'a lighthouse keeper' });
  const messages: string[] = [];
  const stream = await fal.queue.streamStatus(model, { requestId, logs: true });
  stream.on('data', (status: unknown) => {
    messages.push(...withLogs.parse(status).logs.map(({ message }) => message));
  });
  expect(await stream.done()).toMatchObject({ status: 'COMPLETED' });
  expect(messages).toEqual([
    '  0%|          | 0/28',
    ' 25%|██▌       | 7/28',
    ' 50%|█████     | 14/28',
    ' 75%|███████▌  | 21/28',
    '100%|██████████| 28/28',
  ]);
});

test('who waits behind others is told how many', async () => {
  standIn.pace = { queueMilliseconds: 60_000, paintMilliseconds: 0 };
  await submit({ prompt: 'first' });
  await submit({ prompt: 'second' });
  const status = await fal.queue.status(model, { requestId: await submit({ prompt: 'third' }) });
  expect(status).toMatchObject({ status: 'IN_QUEUE', queue_position: 2 });
});

test('a job can be cancelled until it is over, and has no result then', async () => {
  standIn.pace = { queueMilliseconds: 0, paintMilliseconds: 60_000 };
  const requestId = await submit({ prompt: 'a lighthouse keeper' });
  await fal.queue.cancel(model, { requestId });
  expect(standIn.jobs).toMatchObject([{ id: requestId, cancelled: true, state: 'COMPLETED' }]);
  await expect(fal.queue.result(model, { requestId })).rejects.toMatchObject({ status: 499 });
  await expect(fal.queue.cancel(model, { requestId })).rejects.toMatchObject({
    status: 400,
    body: { status: 'ALREADY_COMPLETED' },
  });
});

test('a result before its time is refused', async () => {
  standIn.pace = { queueMilliseconds: 0, paintMilliseconds: 60_000 };
  const requestId = await submit({ prompt: 'a lighthouse keeper' });
  await expect(fal.queue.result(model, { requestId })).rejects.toMatchObject({ status: 400 });
});

test.each([
  ['without a prompt', {}, 'prompt'],
  ['with an unknown size', { prompt: 'a fox', image_size: 'enormous' }, 'image_size'],
  ['with a side that is too long', { prompt: 'a fox', image_size: { width: 9000, height: 512 } }, 'width'],
])('an input %s is refused with the field at fault', async (_, input, field) => {
  const fault = await fal.queue.submit(model as string, { input }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ValidationError);
  expect(fault instanceof ValidationError && fault.fieldErrors[0]?.loc.at(-1)).toBe(field);
  expect(standIn.jobs).toHaveLength(0);
});

test('refuses a wrong key, an unknown application and an unknown request', async () => {
  const input = { prompt: 'a fox' };
  await expect(clientWith('other').queue.submit(model, { input })).rejects.toMatchObject({ status: 401 });
  await expect(fal.queue.submit('fal-ai/whisper', { input: {} as never })).rejects.toBeInstanceOf(ApiError);
  await expect(fal.queue.status(model, { requestId: 'none' })).rejects.toMatchObject({ status: 404 });
});

test('a picture that breaks the rules fails at its result', async () => {
  standIn.scenario.painter = 'content-policy';
  const requestId = await submit({ prompt: 'a fox' });
  expect(await finish(requestId)).toMatchObject({ status: 'COMPLETED' });
  const fault = await fal.queue.result(model, { requestId }).catch((error: unknown) => error);
  expect(fault instanceof ValidationError && fault.fieldErrors[0]?.type).toBe('content_policy_violation');
});
