import { expect, test } from 'vitest';
import { createTyped, startBot, textView } from './bot.ts';

test('a command in a server arrives as a call', async () => {
  const { discord, calls } = await startBot(async ({ reply }) => {
    await reply.privately(textView('here you are'));
  });
  const mira = discord.person('Mira');
  await mira.type({ ...createTyped, options: { prompt: 'a keeper', style: 'ink' } });
  const general = discord.places()[0];
  expect(calls).toMatchObject([
    {
      person: { platform: 'discord', team: '', user: mira.id, name: 'Mira' },
      place: { platform: 'discord', kind: 'server', team: general?.guild?.id, channel: general?.id },
      intent: { kind: 'command', command: 'persona create', options: { prompt: 'a keeper', style: 'ink' } },
    },
  ]);
  expect(calls[0]?.requestKey).toMatch(/^discord:\d+$/);
  const answer = await mira.see((message) => message.text.includes('here you are'));
  expect(answer.visibleTo).toEqual({ person: mira.id });
});

test('direct messages are a place of their own', async () => {
  const { discord, calls } = await startBot(async ({ reply }) => {
    await reply.privately(textView('here you are'));
  });
  await discord.person('Mira').type({ command: 'privacy', channel: 'dm' });
  const place = calls[0]?.place;
  expect(place).toMatchObject({ kind: 'direct', team: place?.channel });
  expect(calls[0]?.intent).toEqual({ kind: 'command', command: 'privacy', options: {} });
});

test('a button and a menu arrive with their action', async () => {
  const { discord, calls } = await startBot(async ({ intent, reply }) => {
    if (intent.kind === 'action') {
      await reply.acknowledge('silent');
      return;
    }
    await reply.privately({
      tone: 'neutral',
      elements: [
        { kind: 'buttons', buttons: [{ action: 'repaint:7', label: 'Repaint', look: 'main' }] },
        {
          kind: 'menu',
          action: 'pick',
          placeholder: 'Which?',
          options: [{ label: 'Ada', value: 'character_1' }],
        },
      ],
    });
  });
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  const message = await mira.see((one) => one.buttons.length > 0);
  await mira.click(message, 'Repaint');
  await mira.choose(message, 'pick', 'character_1');
  expect(calls.map((call) => call.intent).slice(1)).toEqual([
    { kind: 'action', action: 'repaint:7' },
    { kind: 'action', action: 'pick', value: 'character_1' },
  ]);
  expect(mira.messages()).toHaveLength(1);
});

test('a form opens, comes back with its values, and is refused in private words', async () => {
  const { discord, calls } = await startBot(async ({ intent, reply }) => {
    if (intent.kind === 'form') return reply.refuse({ prompt: 'That is too short.' });
    return reply.open({
      action: 'persona create',
      title: 'Make a character',
      submit: 'Make',
      fields: [
        { name: 'prompt', label: 'Who is it?', required: true, kind: 'paragraph', value: 'a keeper' },
        {
          name: 'style',
          label: 'Style',
          required: false,
          kind: 'choice',
          options: [{ label: 'Ink', value: 'ink' }],
        },
      ],
    });
  });
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  const form = mira.form();
  expect(form).toMatchObject({
    title: 'Make a character',
    fields: [{ value: 'a keeper' }, { name: 'style' }],
  });
  await form?.submit({ prompt: 'x', style: 'ink' });
  expect(calls[1]?.intent).toEqual({
    kind: 'form',
    action: 'persona create',
    values: { prompt: 'x', style: 'ink' },
  });
  const refusal = await mira.see((message) => message.text.includes('That is too short.'));
  expect(refusal.visibleTo).toEqual({ person: mira.id });
});

test('what is being typed is completed', async () => {
  const { discord, calls } = await startBot(async ({ reply }) => {
    await reply.offer(
      Array.from({ length: 40 }, (_, index) => ({ label: `Ada ${index}`, value: `a${index}` })),
    );
  });
  const typed = { command: 'persona', subcommand: 'show', options: { name: 'Ad' } };
  const choices = await discord.person('Mira').complete(typed, 'name');
  expect(choices).toHaveLength(25);
  expect(choices[0]).toEqual({ name: 'Ada 0', value: 'a0' });
  expect(calls[0]?.intent).toEqual({
    kind: 'completion',
    command: 'persona show',
    option: 'name',
    typed: 'Ad',
  });
});

test('a handler that fails is logged without words, and the next call is answered', async () => {
  let isFirst = true;
  const { discord, logged } = await startBot(async ({ reply }) => {
    if (isFirst) {
      isFirst = false;
      throw new Error('the prompt was: a lighthouse keeper');
    }
    await reply.privately(textView('better now'));
  });
  const mira = discord.person('Mira');
  void mira.type(createTyped);
  await mira.type(createTyped);
  await mira.see((message) => message.text.includes('better now'));
  expect(logged.join('')).toContain('delivery-failed');
  expect(logged.join('')).not.toContain('lighthouse');
});
