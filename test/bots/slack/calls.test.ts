import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Form, View } from '../../../bots/views/view.ts';
import type { Reply } from '../../../bots/call.ts';
import { type Ground, install, openGround, openStage, type Stage } from './stage.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground[Symbol.asyncDispose]());

const words = (text: string): View => ({ tone: 'neutral', elements: [{ kind: 'text', text }] });
const withButtons: View = {
  tone: 'neutral',
  elements: [
    { kind: 'text', text: 'Your characters' },
    { kind: 'buttons', buttons: [{ action: 'show:1', label: 'Show', look: 'main' }] },
    { kind: 'menu', action: 'pick', placeholder: 'Which?', options: [{ label: 'Tom', value: 'c1' }] },
  ],
};
const form: Form = {
  action: 'persona create',
  title: 'Make a character',
  submit: 'Create',
  fields: [
    { name: 'prompt', label: 'Who is it?', required: true, kind: 'paragraph' },
    { name: 'name', label: 'Name', required: false, kind: 'line' },
    {
      name: 'style',
      label: 'Style',
      required: false,
      kind: 'choice',
      options: [{ label: 'Ink', value: 'ink' }],
    },
  ],
};

describe.each(['socket', 'http'] as const)('by %s', (mode) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(ground.core, mode);
    if (mode === 'http') await install(stage, stage.slack.workspace('Lantern').id);
  });
  afterEach(() => stage[Symbol.asyncDispose]());

  const ann = () => stage.slack.person('Ann');
  const general = () => stage.slack.workspace('Lantern').channels[0]?.id ?? '';
  const create = { command: 'persona', subcommand: 'create', options: { prompt: 'a smith', style: 'ink' } };

  test('a command arrives as a call and is acknowledged without a word', async () => {
    await ann().type(create);
    const team = stage.slack.workspace('Lantern').id;
    expect(stage.calls).toMatchObject([
      {
        requestKey: expect.stringMatching(/^slack:\d/) as string,
        person: { platform: 'slack', team, user: ann().id, name: 'ann' },
        place: { platform: 'slack', kind: 'workspace', team, channel: general() },
        locale: 'en',
        intent: {
          kind: 'command',
          command: 'persona create',
          options: { prompt: 'a smith', style: 'ink' },
        },
      },
    ]);
    expect(ann().messages()).toEqual([]);
  });

  test('a command that is delivered twice has one request key', async () => {
    await ann().type(create, 2);
    expect(stage.calls).toHaveLength(2);
    expect(new Set(stage.calls.map(({ requestKey }) => requestKey)).size).toBe(1);
    await ann().type(create);
    expect(new Set(stage.calls.map(({ requestKey }) => requestKey)).size).toBe(2);
  });

  test('a private answer is seen by its person alone, where they are', async () => {
    stage.answer = ({ reply }) => reply.privately(words('Only for you <!channel>'));
    await ann().type(create);
    const seen = await ann().see((message) => message.text.startsWith('Only for you'));
    expect(seen).toMatchObject({
      channel: general(),
      visibleTo: { person: ann().id },
      raw: { mentions: [] },
    });
    expect(stage.slack.person('Bob').messages()).toEqual([]);
  });

  test('buttons and menus come back as calls', async () => {
    stage.answer = ({ reply, intent }) =>
      intent.kind === 'command' ? reply.privately(withButtons) : reply.privately(words('Here'));
    await ann().type(create);
    const list = await ann().see((message) => message.buttons.length > 0);
    await ann().click(list, 'Show');
    await ann().choose(list, 'pick', 'c1');
    expect(stage.calls.slice(1)).toMatchObject([
      { intent: { kind: 'action', action: 'show:1' }, place: { channel: general() } },
      { intent: { kind: 'action', action: 'pick', value: 'c1' } },
    ]);
    await ann().see((message) => message.text === 'Here');
    expect(ann().messages()).toContainEqual(expect.objectContaining({ id: list.id, edits: 0 }));
  });

  test('a form opens, shows its errors in itself, and is taken when it is right', async () => {
    stage.answer = async ({ reply, intent }) => {
      if (intent.kind !== 'form') return reply.open(form);
      if (intent.values['prompt'] === 'bad') {
        return reply.refuse({ prompt: 'Try another prompt.', elsewhere: 'And this.' });
      }
      await reply.acknowledge('public');
      return undefined;
    };
    await ann().type({ command: 'persona', subcommand: 'create' });
    const opened = ann().form();
    expect(opened?.title).toBe('Make a character');
    expect(await opened?.submit({ prompt: 'bad' })).toEqual({ prompt: 'Try another prompt. And this.' });
    expect(ann().form()).toBeDefined();
    expect(await ann().form()?.submit({ prompt: 'a smith', style: 'ink' })).toEqual({});
    expect(ann().form()).toBeUndefined();
    expect(stage.calls.at(-1)).toMatchObject({
      requestKey: expect.stringMatching(/^slack:V/) as string,
      place: { channel: general() },
      intent: {
        kind: 'form',
        action: 'persona create',
        values: { prompt: 'a smith', name: '', style: 'ink' },
      },
    });
  });

  test('a private answer to a form stands in the direct messages', async () => {
    stage.answer = ({ reply, intent }) =>
      intent.kind === 'form' ? reply.privately(words('Your quota is used up')) : reply.open(form);
    await ann().type({ command: 'persona', subcommand: 'create' });
    expect(await ann().form()?.submit({ prompt: 'a smith' })).toEqual({});
    const seen = await ann().see((message) => message.text === 'Your quota is used up');
    expect(
      ann()
        .messages('dm')
        .map(({ id }) => id),
    ).toEqual([seen.id]);
  });

  test('a form can follow a form', async () => {
    stage.answer = ({ reply, intent }) =>
      reply.open(intent.kind === 'form' ? { ...form, title: 'And another' } : form);
    await ann().type({ command: 'persona', subcommand: 'create' });
    await ann().form()?.submit({ prompt: 'a smith' });
    expect(ann().form()?.title).toBe('And another');
  });

  test('a form whose outcome takes long is acknowledged in time, and refused in words', async () => {
    let refuse: (() => Promise<void>) | undefined;
    const held = new Promise<void>((release) => {
      stage.answer = ({ reply, intent }) => {
        if (intent.kind !== 'form') return reply.open(form);
        refuse = async () => {
          await reply.refuse({ prompt: 'Too late for the form.' });
          release();
        };
        return held;
      };
    });
    await ann().type({ command: 'persona', subcommand: 'create' });
    expect(await ann().form()?.submit({ prompt: 'a smith' })).toEqual({});
    await refuse?.();
    await ann().see((message) => message.text === 'Too late for the form.');
  });

  test('what a run’s message is for decides where it goes', async () => {
    const placed: ReturnType<Reply['place']>[] = [];
    stage.answer = async ({ reply }) => {
      await reply.acknowledge('public');
      placed.push(reply.place('public'), reply.place('private'));
    };
    await ann().type(create);
    await ann().type({ ...create, channel: 'dm' });
    const place = { team: stage.slack.workspace('Lantern').id, user: ann().id, locale: 'en' };
    const dm = stage.calls[1]?.place.channel ?? '';
    expect(placed).toEqual([
      { private: false, tokenEnds: null, place: { ...place, channel: general() }, apart: false },
      { private: true, tokenEnds: null, place: { ...place, channel: '' }, apart: true },
      { private: false, tokenEnds: null, place: { ...place, channel: dm }, apart: false },
      { private: true, tokenEnds: null, place: { ...place, channel: '' }, apart: false },
    ]);
  });

  test('a call that nobody answers is acknowledged all the same, and the next is served', async () => {
    stage.answer = async ({ reply }) => {
      if (stage.calls.length === 1) throw new Error('out of order');
      await reply.privately(words('At your service'));
    };
    const failing = ann().type(create);
    await ann().type(create);
    await ann().see((message) => message.text === 'At your service');
    await failing;
    expect(ann().messages()).toHaveLength(1);
  });
});
