import { type Client, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { connect, startStandIn } from './connect.ts';

const flags = 32768;
const text = (content: string): object => ({ type: 10, content });
const button = (custom_id: string, more: object = {}): object => ({
  type: 2,
  style: 1,
  label: 'x',
  custom_id,
  ...more,
});
const row = (...components: object[]): object => ({ type: 1, components });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const select = (options: object[]): object => ({ type: 3, custom_id: 's', options });
const option = (value: string): object => ({ label: value, value });
const gallery = (url: string, description?: string): object => ({
  type: 12,
  items: [{ media: { url }, description }],
});

async function attempt(body: object): Promise<unknown> {
  const discord = await startStandIn();
  const bot: Client<true> = await connect(discord);
  const channel = discord.places()[0]?.id ?? '';
  return bot.rest.post(Routes.channelMessages(channel), { body });
}

test.each<[string, object, string]>([
  ['content over 2000', { content: 'x'.repeat(2001) }, 'content[BASE_TYPE_BAD_LENGTH]'],
  ['eleven embeds', { embeds: times(11, () => ({ title: 'x' })) }, 'embeds[BASE_TYPE_BAD_LENGTH]'],
  [
    'embeds over 6000 together',
    { embeds: times(2, () => ({ description: 'x'.repeat(3001) })) },
    'embeds[MAX_EMBED_SIZE_EXCEEDED]',
  ],
  [
    'a field without a value',
    { embeds: [{ fields: [{ name: 'x' }] }] },
    'embeds[0].fields[0].value[BASE_TYPE_REQUIRED]',
  ],
  ['six rows', { components: times(6, (at) => row(button(`b${at}`))) }, 'components[BASE_TYPE_BAD_LENGTH]'],
  [
    'six buttons in a row',
    { components: [row(...times(6, (at) => button(`b${at}`)))] },
    'components[0].components[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    'a menu beside a button',
    { components: [row(button('b'), select([option('a')]))] },
    'components[0].components[COMPONENT_LAYOUT_WIDTH_EXCEEDED]',
  ],
  [
    '26 options',
    { components: [row(select(times(26, (at) => option(`o${at}`))))] },
    'components[0].components[0].options[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    'an option twice',
    { components: [row(select([option('a'), option('a')]))] },
    'options[SELECT_COMPONENT_OPTION_VALUE_DUPLICATED]',
  ],
  ['a custom id over 100', { components: [row(button('x'.repeat(101)))] }, 'custom_id[BASE_TYPE_BAD_LENGTH]'],
  [
    'a custom id twice',
    { components: [row(button('b'), button('b'))] },
    'components[0].components[1].custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]',
  ],
  [
    'a number twice',
    { components: [row(button('a', { id: 7 }), button('b', { id: 7 }))] },
    'components[0].components[1].id[COMPONENT_ID_DUPLICATED]',
  ],
  [
    'a button without a label',
    { components: [row(button('b', { label: null }))] },
    '[BUTTON_COMPONENT_INVALID]',
  ],
  [
    'a link with a custom id',
    { components: [row(button('b', { style: 5, url: 'https://a.example' }))] },
    '[BUTTON_COMPONENT_CUSTOM_ID_REQUIRED]',
  ],
  ['components V2 without the flag', { components: [text('x')] }, 'components[0].type[BASE_TYPE_CHOICES]'],
  [
    'content beside components V2',
    { flags, content: 'x', components: [text('x')] },
    'content[MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]',
  ],
  [
    '41 components in a container',
    { flags, components: [{ type: 17, components: times(40, () => text('x')) }] },
    'components[COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED]',
  ],
  [
    'text over 4000 together',
    { flags, components: times(2, () => text('x'.repeat(2001))) },
    'components[COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED]',
  ],
  [
    'a file that did not come',
    { flags, components: [gallery('attachment://no.png')] },
    'components[0].items[0].media.url[UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND]',
  ],
  [
    'an embedded file that did not come',
    { embeds: [{ image: { url: 'attachment://no.png' } }] },
    'embeds[0].image.url[UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND]',
  ],
  [
    'alternative text over 1024',
    { flags, components: [gallery('https://a.example/x.png', 'x'.repeat(1025))] },
    'description[BASE_TYPE_BAD_LENGTH]',
  ],
])('a message is refused: %s', async (_, body, fault) => {
  await expect(attempt(body)).rejects.toMatchObject({
    status: 400,
    code: 50035,
    message: expect.stringContaining(fault) as string,
  });
});

test.each<[string, object]>([
  ['content of 2000', { content: 'x'.repeat(2000) }],
  ['40 components', { flags, components: [{ type: 17, components: times(39, () => text('x')) }] }],
  ['text of 4000', { flags, components: times(2, () => text('x'.repeat(2000))) }],
  [
    'five rows of five buttons',
    { components: times(5, (at) => row(...times(5, (inner) => button(`${at} ${inner}`)))) },
  ],
])('a message is taken: %s', async (_, body) => {
  await expect(attempt(body)).resolves.toHaveProperty('id');
});

test('nothing at all is refused with 50006, and a file over 10 MiB with 413', async () => {
  await expect(attempt({})).rejects.toMatchObject({ code: 50006 });
  const discord = await startStandIn();
  const bot = await connect(discord);
  const files = [{ name: 'large.bin', data: Buffer.alloc(10 * 1024 * 1024 + 1) }];
  const request = bot.rest.post(Routes.channelMessages(discord.places()[0]?.id ?? ''), { files });
  await expect(request).rejects.toMatchObject({ status: 413, code: 40005 });
});

test('an edit to components V2 must clear the content, and cannot go back', async () => {
  const discord = await startStandIn();
  const bot = await connect(discord);
  const channel = discord.places()[0]?.id ?? '';
  const { id } = (await bot.rest.post(Routes.channelMessages(channel), { body: { content: 'x' } })) as {
    id: string;
  };
  const edit = (body: object) => bot.rest.patch(Routes.channelMessage(channel, id), { body });
  const components = [text('y')];
  await expect(edit({ flags, components })).rejects.toMatchObject({ code: 50035 });
  await edit({ flags, components, content: null });
  await expect(edit({ flags: 0, content: 'z' })).rejects.toMatchObject({ code: 50035 });
  expect(discord.person('Ada').messages()[0]?.text).toBe('y');
});
