import { expect, test } from 'vitest';
import type { Acknowledgement, Call } from '../../../bots/call.ts';
import { createTyped, startBot, textView } from './bot.ts';

const acknowledgeAs = (how: Acknowledgement) => async (call: Call) => {
  await call.reply.acknowledge(how);
};

test('privately: only this person sees that something is being done, and its answer takes that place', async () => {
  const { discord, handled } = await startBot(acknowledgeAs('private'));
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  expect(mira.messages()).toMatchObject([{ pending: true, visibleTo: { person: mira.id } }]);
  const { reply } = await handled();
  await reply.privately(textView('first'));
  await reply.privately(textView('second'));
  expect(mira.messages().map((message) => message.text)).toEqual(['first', 'second']);
  expect(discord.person('Noor').messages()).toEqual([]);
});

test('publicly: everybody sees it; a private answer removes it first', async () => {
  const { discord, handled } = await startBot(acknowledgeAs('public'));
  const mira = discord.person('Mira');
  const noor = discord.person('Noor');
  await mira.type(createTyped);
  expect(noor.messages()).toMatchObject([{ pending: true, visibleTo: 'everyone' }]);
  await (await handled()).reply.privately(textView('only for you'));
  expect(noor.messages()).toEqual([]);
  expect(mira.messages()).toMatchObject([{ text: 'only for you', visibleTo: { person: mira.id } }]);
});

test('silently: a click changes nothing by itself; a private answer stands beside the message', async () => {
  const { discord, handled } = await startBot(async ({ intent, reply }) => {
    if (intent.kind === 'action') await reply.acknowledge('silent');
    else {
      const buttons = [{ action: 'cancel:1', label: 'Cancel', look: 'plain' as const }];
      await reply.privately({ tone: 'neutral', elements: [{ kind: 'buttons', buttons }] });
    }
  });
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  await mira.click(await mira.see((message) => message.buttons.length > 0), 'Cancel');
  expect(mira.messages()).toMatchObject([{ edits: 0 }]);
  await (await handled(1)).reply.privately(textView('not yours'));
  expect(mira.messages()).toMatchObject([{ edits: 0 }, { text: 'not yours' }]);
});

test('a command cannot be acknowledged silently: it is private then', async () => {
  const { discord } = await startBot(acknowledgeAs('silent'));
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  expect(mira.messages()).toMatchObject([{ pending: true, visibleTo: { person: mira.id } }]);
});

test('of two deliveries of one command one is acknowledged', async () => {
  const taken: boolean[] = [];
  const { discord, calls } = await startBot(async ({ reply }) => {
    taken.push(await reply.acknowledge('public'));
  });
  const mira = discord.person('Mira');
  await mira.type(createTyped, 2);
  await expect.poll(() => taken.toSorted()).toEqual([false, true]);
  expect(new Set(calls.map((call) => call.requestKey)).size).toBe(1);
  expect(mira.messages()).toHaveLength(1);
});

test('an acknowledgement that Discord fails to take is an error, not a second delivery', async () => {
  const failures: unknown[] = [];
  const { discord } = await startBot(async ({ reply }) => {
    await reply.acknowledge('public').catch((error: unknown) => failures.push(error));
    await reply.privately(textView('late'));
  });
  const refusal = { kind: 'answer', status: 403, body: { code: 50001, message: 'Missing Access' } } as const;
  discord.faults.plan('POST /api/v10/interactions/:interaction/:token/callback', refusal);
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  await mira.see((message) => message.text === 'late');
  expect(failures).toMatchObject([{ code: 50001 }]);
});
