import { expect, test } from 'vitest';
import { minute } from '../../../core/base/clock.ts';
import type { Acknowledgement } from '../../../bots/call.ts';
import type { Person } from '../../../playground/kit/person.ts';
import { rateLimited } from '../../../playground/discord/rate-limit.ts';
import { createTyped, drawOn, pictureView, startBot, targetOf, type TestBot, textView } from './bot.ts';

/** A bot, and a person whose command was acknowledged like this. */
async function startTyped(
  how: Acknowledgement,
  channel?: string,
): Promise<
  TestBot & {
    mira: Person;
    noor: Person;
    target: (wanted: 'public' | 'private') => Promise<ReturnType<typeof targetOf>>;
  }
> {
  const bot = await startBot(async ({ reply }) => {
    await reply.acknowledge(how);
  });
  const mira = bot.discord.person('Mira');
  await mira.type({ ...createTyped, ...(channel !== undefined && { channel }) });
  return {
    ...bot,
    mira,
    noor: bot.discord.person('Noor'),
    target: async (wanted) => targetOf(await bot.handled(), wanted),
  };
}

const texts = (person: Person): string[] => person.messages().map((message) => message.text);

test('a public run is drawn into the first answer, again and again', async () => {
  const { platform, noor, target } = await startTyped('public');
  const first = await drawOn(platform, await target('public'), textView('queued'));
  expect(first.place.message).toMatch(/^\d+$/);
  await drawOn(platform, first, textView('done'));
  expect(noor.messages()).toMatchObject([{ text: 'done', edits: 1, pending: false }]);
});

test('a private run stays with its person', async () => {
  const { platform, mira, noor, target } = await startTyped('private');
  await drawOn(platform, await target('private'), textView('done'));
  expect(texts(mira)).toEqual(['done']);
  expect(noor.messages()).toEqual([]);
});

test('a public run after a private first answer: that goes, and one follow-up is for all', async () => {
  const { platform, mira, noor, target } = await startTyped('private');
  const first = await drawOn(platform, await target('public'), textView('queued'));
  await drawOn(platform, first, textView('done'));
  expect(texts(mira)).toEqual(['done']);
  expect(noor.messages()).toMatchObject([{ text: 'done', visibleTo: 'everyone' }]);
});

test('a private run after a public first answer never shows in the channel', async () => {
  const { platform, mira, noor, target } = await startTyped('public');
  await drawOn(platform, await target('private'), textView('secret'));
  expect(texts(mira)).toEqual(['secret']);
  expect(noor.messages()).toEqual([]);
});

test('a picture is uploaded once and kept through later edits', async () => {
  const { platform, noor, journal, target } = await startTyped('public');
  const first = await drawOn(platform, await target('public'), pictureView('painted', 'portrait_1'));
  await drawOn(platform, first, pictureView('named', 'portrait_1'));
  const edits = journal.of('discord', 'PATCH /api/v10/webhooks/:application/:token/messages/:message');
  expect(edits.map((one) => one.request.headers['content-type']?.split(';')[0])).toEqual([
    'multipart/form-data',
    'application/json',
  ]);
  expect(noor.messages()).toMatchObject([{ text: 'named', pictures: [{ alternative: 'A keeper' }] }]);
  await drawOn(platform, first, pictureView('repainted', 'portrait_2'));
  expect(noor.messages()[0]?.pictures).toHaveLength(1);
});

test('no call by an interaction token carries the bot token', async () => {
  const { platform, journal, target } = await startTyped('public');
  await drawOn(platform, await target('public'), textView('done'));
  const calls = journal.exchanges.filter(({ request }) => /\/(webhooks|interactions)\//.test(request.url));
  expect(calls.length).toBeGreaterThan(1);
  expect(calls.map((one) => one.request.headers['authorization'])).toEqual(calls.map(() => undefined));
});

test('after the token has ended, the message is edited by the bot itself', async () => {
  const { platform, clock, discord, noor, target } = await startTyped('public');
  const first = await drawOn(platform, await target('public'), pictureView('queued', 'portrait_1'));
  discord.expireTokens();
  clock.advance(16 * minute);
  const later = await drawOn(platform, first, pictureView('done', 'portrait_1'));
  expect(later).toMatchObject({ private: false, tokenEnds: null });
  expect(noor.messages()).toMatchObject([{ text: 'done', pictures: [{ alternative: 'A keeper' }] }]);
});

test('a token that is refused before its time falls back too', async () => {
  const { platform, discord, noor, target } = await startTyped('public');
  const first = await drawOn(platform, await target('public'), textView('queued'));
  discord.expireTokens();
  await drawOn(platform, first, textView('done'));
  expect(texts(noor)).toEqual(['done']);
});

test('a follow-up whose token has ended is posted to the channel', async () => {
  const { platform, discord, noor, target } = await startTyped('private');
  const unposted = await target('public');
  discord.expireTokens();
  const first = await drawOn(platform, unposted, textView('queued'));
  await drawOn(platform, first, textView('done'));
  expect(texts(noor)).toEqual(['done']);
});

test('a post that is repeated, since nobody learnt of the first, stands once', async () => {
  const { platform, discord, noor, target } = await startTyped('private');
  const unposted = await target('public');
  discord.expireTokens();
  await drawOn(platform, unposted, textView('queued'));
  await drawOn(platform, unposted, textView('queued'));
  expect(texts(noor)).toEqual(['queued']);
});

test('a private run whose token has ended moves into direct messages and is edited there', async () => {
  const { platform, discord, mira, noor, target } = await startTyped('private');
  const first = await drawOn(platform, await target('private'), textView('queued'));
  discord.expireTokens();
  const moved = await drawOn(platform, first, textView('painting'));
  expect(moved).toMatchObject({ private: true, tokenEnds: null });
  expect(moved.place.token).toBeUndefined();
  await drawOn(platform, moved, pictureView('done', 'portrait_1'));
  expect(mira.messages('dm')).toMatchObject([{ text: 'done', edits: 1 }]);
  expect(noor.messages()).toEqual([]);
});

test('where the bot may not post, a public run moves into direct messages', async () => {
  const { platform, discord, mira, target } = await startTyped('private');
  const unposted = await target('public');
  discord.expireTokens();
  discord.moderator.allow(unposted.place.channel, 'none');
  const moved = await drawOn(platform, unposted, textView('done'));
  expect(moved.private).toBe(true);
  expect(mira.messages('dm')).toMatchObject([{ text: 'done' }]);
});

test('a person who takes no direct messages is not bothered', async () => {
  const { platform, discord, mira, target } = await startTyped('private');
  const first = await drawOn(platform, await target('private'), textView('queued'));
  discord.expireTokens();
  const moved = await drawOn(platform, first, textView('painting'));
  discord.moderator.allow(moved.place.channel, 'read');
  expect(await platform.draw(first, textView('done'))).toEqual({ outcome: 'gone' });
  expect(mira.messages('dm')).toMatchObject([{ text: 'painting' }]);
});

test('what a moderator deleted is not posted again, neither by token nor by the bot', async () => {
  const { platform, discord, noor, target } = await startTyped('public');
  const first = await drawOn(platform, await target('public'), textView('queued'));
  discord.moderator.deleteMessage(first.place.message ?? '');
  expect(await platform.draw(first, textView('done'))).toEqual({ outcome: 'gone' });
  discord.expireTokens();
  expect(await platform.draw(first, textView('done'))).toEqual({ outcome: 'gone' });
  expect(noor.messages()).toEqual([]);
});

test('a private message that its person dismissed does not come back as a direct message', async () => {
  const { platform, discord, mira, target } = await startTyped('private');
  const first = await drawOn(platform, await target('private'), textView('queued'));
  discord.moderator.deleteMessage(first.place.message ?? '');
  expect(await platform.draw(first, textView('done'))).toEqual({ outcome: 'gone' });
  expect(mira.messages('dm')).toEqual([]);
});

test('a deleted channel takes its messages along', async () => {
  const { platform, discord, target } = await startTyped('public');
  const first = await drawOn(platform, await target('public'), textView('queued'));
  discord.moderator.deleteChannel(first.place.channel);
  expect(await platform.draw(first, textView('done'))).toEqual({ outcome: 'gone' });
});

const edit = 'PATCH /api/v10/webhooks/:application/:token/messages/:message';

test('a rate limit asks to come back, and nothing waits meanwhile', async () => {
  const { platform, discord, target } = await startTyped('public');
  const first = await target('public');
  discord.faults.plan(edit, rateLimited(3));
  const drawn = await platform.draw(first, textView('queued'));
  if (drawn.outcome !== 'later') throw new Error(`the drawing came to ${drawn.outcome}`);
  expect(drawn.milliseconds).toBeGreaterThanOrEqual(3_000);
  expect(drawn.milliseconds).toBeLessThan(10_000);
});

test('a fault of Discord is a Problem, met once', async () => {
  const { platform, discord, journal, noor, target } = await startTyped('public');
  const first = await target('public');
  discord.faults.plan(edit, { kind: 'answer', status: 500, body: { message: 'sorry' } });
  await expect(platform.draw(first, textView('queued'))).rejects.toMatchObject({ code: 'internal' });
  expect(journal.of('discord', edit)).toHaveLength(1);
  await drawOn(platform, first, textView('queued'));
  expect(texts(noor)).toEqual(['queued']);
});
