import type { App } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import type { SeenForm } from '../../../playground/kit/person.ts';
import { type Pair, refusal, startHttpPair } from './pair.ts';

let pair: Pair | undefined;
afterEach(() => pair?.[Symbol.asyncDispose]());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const textInput = (name: string, change: object = {}) => ({
  type: 'input' as const,
  block_id: name,
  label: plain(name),
  element: { type: 'plain_text_input' as const, action_id: 'typed', ...change },
});
const characterMenu = {
  type: 'input' as const,
  block_id: 'who',
  optional: true,
  label: plain('Who'),
  element: { type: 'external_select' as const, action_id: 'character', min_query_length: 1 },
};
const formOf = (...blocks: ReturnType<typeof textInput>[]) => ({
  type: 'modal' as const,
  callback_id: 'create',
  title: plain('New character'),
  submit: plain('Create'),
  blocks: [...blocks, characterMenu],
});

/** Opens the form by `/persona`, and gives it as Ann sees it. */
async function openForm(setUp: (app: App) => void, view = formOf(textInput('prompt'))): Promise<SeenForm> {
  pair = await startHttpPair((app) => {
    app.command('/persona', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
    setUp(app);
  });
  const ann = pair.slack.person('Ann');
  await ann.type({ command: 'persona' });
  await expect.poll(() => ann.form()).toBeDefined();
  const form = ann.form();
  if (!form) throw new Error('The form was closed');
  return form;
}

test('a form is shown, filled in and sent', async () => {
  const submitted: unknown[] = [];
  const form = await openForm((app) => {
    app.view('create', async ({ ack, view }) => {
      await ack();
      submitted.push(view.state.values, view.callback_id);
    });
  });
  expect(form).toMatchObject({
    title: 'New character',
    fields: [
      { name: 'prompt', label: 'prompt', required: true, value: '' },
      { name: 'who', label: 'Who', required: false, options: [] },
    ],
  });
  expect(await form.submit({ prompt: 'a keeper' })).toEqual({});
  expect(submitted).toEqual([
    {
      prompt: { typed: { type: 'plain_text_input', value: 'a keeper' } },
      who: { character: { type: 'external_select', selected_option: null } },
    },
    'create',
  ]);
  expect(pair?.slack.person('Ann').form()).toBeUndefined();
});

test("the app's errors come back by field, and the form stays", async () => {
  const form = await openForm((app) => {
    app.view('create', ({ ack }) =>
      ack({ response_action: 'errors', errors: { prompt: 'Say a little more' } }),
    );
  });
  expect(await form.submit({ prompt: 'x' })).toEqual({ prompt: 'Say a little more' });
  expect(pair?.slack.person('Ann').form()).toBeDefined();
});

test('what Slack itself sees to never reaches the app', async () => {
  const form = await openForm(() => undefined, formOf(textInput('prompt', { max_length: 5 })));
  const sent = pair?.slack.sent.length;
  expect(await form.submit({})).toEqual({ prompt: 'Please complete this required field.' });
  expect(await form.submit({ prompt: 'too long' })).toEqual({ prompt: 'Must be 5 characters or fewer.' });
  await expect(form.submit({ colour: 'red' })).rejects.toThrow('no field colour');
  expect(pair?.slack.sent).toHaveLength(sent ?? 0);
});

test('an app that breaks on a form is seen to', async () => {
  const form = await openForm(() => undefined);
  if (pair) pair.slack.requestUrl = 'http://127.0.0.1:1/slack/events';
  await expect(form.submit({ prompt: 'x' })).rejects.toThrow('We had some trouble connecting');
});

test('an external menu is filled by the app while the person types', async () => {
  const submitted: unknown[] = [];
  const form = await openForm((app) => {
    app.options('character', ({ ack, payload }) =>
      ack({ options: [{ text: plain(`${payload.value}m Thumb`), value: 'c1' }] }),
    );
    app.view('create', async ({ ack, view }) => {
      await ack();
      submitted.push(view.state.values.who?.character?.selected_option?.value);
    });
  });
  const ann = pair?.slack.person('Ann');
  expect(await ann?.complete({ command: 'persona', options: { who: '' } }, 'who')).toEqual([]);
  await expect(form.submit({ prompt: 'x', who: 'c1' })).rejects.toThrow('no option');
  const offered = await ann?.complete({ command: 'persona', options: { who: 'To' } }, 'who');
  expect(offered).toEqual([{ name: 'Tom Thumb', value: 'c1' }]);
  expect(await ann?.form()?.submit({ prompt: 'x', who: 'c1' })).toEqual({});
  expect(submitted).toEqual(['c1']);
  await expect(ann?.complete({ command: 'persona' }, 'who')).rejects.toThrow('offers nothing');
});

test('an answer may change the form or put another over it', async () => {
  const form = await openForm((app) => {
    app.view('create', ({ ack }) =>
      ack({ response_action: 'push', view: { type: 'modal', title: plain('Really?'), blocks: [] } }),
    );
  });
  expect(await form.submit({ prompt: 'x' })).toEqual({});
  expect(pair?.slack.person('Ann').form()?.title).toBe('Really?');
});

test('an app may change a form that stands open, unless it has changed since', async () => {
  await openForm(() => undefined);
  const opened = pair?.slack.journal.of('slack', 'POST /api/views.open').at(-1)?.response.body.toString();
  const { id, hash } = (JSON.parse(opened ?? '') as { view: { id: string; hash: string } }).view;
  const change = (title: string) =>
    pair?.app.client.views.update({
      view_id: id,
      hash,
      view: { type: 'modal', title: plain(title), blocks: [] },
    });
  expect(await change('Second')).toMatchObject({ ok: true, view: { id, root_view_id: id } });
  expect(pair?.slack.person('Ann').form()?.title).toBe('Second');
  expect(await refusal(Promise.resolve(change('Third')))).toMatchObject({ error: 'hash_conflict' });
});

test('a trigger opens one form, within three seconds', async () => {
  let now = Date.now();
  const triggers: string[] = [];
  pair = await startHttpPair(
    (app) => {
      app.command('/persona', async ({ ack, command }) => {
        triggers.push(command.trigger_id);
        await ack();
      });
    },
    { clock: () => now },
  );
  const { client } = pair.app;
  const open = (trigger_id: string, view: object = formOf(textInput('prompt'))) =>
    client.apiCall('views.open', { trigger_id, view });
  await pair.slack.person('Ann').type({ command: 'persona' });
  await pair.slack.person('Ann').type({ command: 'persona' });
  const [first = '', second = ''] = triggers;
  const long = { ...formOf(textInput('prompt')), title: plain('x'.repeat(25)) };
  expect(await refusal(open(first, long))).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: {
      messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    },
  });
  expect(await open(first)).toMatchObject({ ok: true });
  expect(await refusal(open(first))).toMatchObject({ error: 'exchanged_trigger_id' });
  now += 3001;
  expect(await refusal(open(second))).toMatchObject({ error: 'expired_trigger_id' });
  expect(await refusal(open('1.2.x'))).toMatchObject({ error: 'invalid_trigger_id' });
});

const refusedForms: [string, object, string][] = [
  [
    '101 blocks',
    { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) },
    'no more than 100 items',
  ],
  ['metadata 3001', { private_metadata: 'x'.repeat(3001) }, 'must be less than 3001 characters'],
  ['submit 25', { submit: plain('x'.repeat(25)) }, 'must be less than 25 characters'],
  ['close 25', { close: plain('x'.repeat(25)) }, 'must be less than 25 characters'],
  ['no submit', { submit: undefined }, 'submit is required'],
  ['an unknown field', { colour: 'red' }, 'invalid additional property: colour'],
];

test.each(refusedForms)('a form with %s is refused', async (_, change, complaint) => {
  pair = await startHttpPair(() => undefined);
  const view = { ...formOf(textInput('prompt')), ...change };
  const call = pair.app.client.apiCall('views.open', { trigger_id: 'x', view });
  expect(JSON.stringify(await refusal(call))).toContain(complaint);
});
