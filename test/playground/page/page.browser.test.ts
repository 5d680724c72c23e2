import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { focused, hasFocus, tabTo } from './keyboard.ts';
import { listenIn } from './listen-in.ts';
import {
  become,
  cardsIn,
  composerOf,
  makeOnPage,
  messageWith,
  openForm,
  type OpenPage,
  openPage,
  say,
  windowOf,
} from './open-page.ts';

let open: OpenPage;
let page: Page;
let discord: Locator;
let slack: Locator;
beforeAll(async () => {
  open = await openPage();
  page = await open.visit();
  discord = windowOf(page, 'discord');
  slack = windowOf(page, 'slack');
});
afterAll(() => open[Symbol.asyncDispose]());

const prompt = 'a shy lighthouse keeper who collects storms';

const nameOn = (card: Locator): Promise<string> => card.getByRole('heading', { level: 4 }).innerText();

test('the ready-made beginning fills the composer', async () => {
  await slack.getByRole('button', { name: /^Type \/persona create/ }).click();
  expect(await composerOf(slack).inputValue()).toBe('/persona create a shy lighthouse keeper');
  expect(await hasFocus(composerOf(slack))).toBe(true);
});

test.each(['discord', 'slack'] as const)('in %s a character is made up to its portrait', async (platform) => {
  const heard = await listenIn(page);
  const card = await makeOnPage(windowOf(page, platform), prompt);
  const portrait = card.getByRole('img');
  expect(await portrait.getAttribute('alt')).toMatch(/\w+ \w+/);
  await expect
    .poll(() => page.evaluate(`document.querySelector('#window-${platform} .picture img').naturalWidth`))
    .toBeGreaterThan(100);
  // A screen reader is told of headlines, and of no percents.
  await expect
    .poll(heard)
    .toContain(`Persona in ${platform === 'discord' ? 'Discord' : 'Slack'}: ${await nameOn(card)}`);
  expect(await heard()).not.toContain('%');
  // The button that was pressed is gone, and nobody was thrown to the top of the page.
  expect(await hasFocus(windowOf(page, platform).getByRole('region', { name: /^Messages/ }))).toBe(true);
});

test('names are offered while one types, and the one taken is shown', async () => {
  const name = await nameOn(cardsIn(discord).first());
  await composerOf(discord).pressSequentially('/persona show ');
  await discord.getByRole('option', { name }).waitFor();
  await composerOf(discord).press('Enter');
  expect((await composerOf(discord).inputValue()).trim()).toBe(`/persona show ${name}`);
  await composerOf(discord).press('Enter');
  await messageWith(discord, 'Only you can see this').getByRole('heading', { name }).waitFor();
});

test('what only one person may see, others do not see', async () => {
  const notices = discord.getByText('Only you can see this');
  await expect.poll(() => notices.count()).toBeGreaterThan(0);
  await become(page, 'discord', 'Ben');
  await cardsIn(discord).first().waitFor();
  await expect.poll(() => notices.count()).toBe(0);
  await become(page, 'discord', 'Ada');
  await expect.poll(() => notices.count()).toBeGreaterThan(0);
});

test('somebody new can be added', async () => {
  await become(page, 'slack', 'Newcomer');
  await say(slack, 'I am new here');
  await messageWith(slack, 'I am new here').getByRole('heading', { name: 'Newcomer' }).waitFor();
  await become(page, 'slack', 'Ada');
});

test.each(['discord', 'slack'] as const)('in %s ordinary words are an ordinary message', async (platform) => {
  await say(windowOf(page, platform), 'Good <b>morning</b> _everyone_');
  const words = messageWith(windowOf(page, platform), 'Good <b>morning</b> everyone');
  await words.getByRole('heading', { name: 'Ada' }).waitFor();
  expect(await words.locator('em').innerText()).toBe('everyone');
});

test('a character is deleted after a question', async () => {
  const card = cardsIn(slack).last();
  const name = await nameOn(card);
  await card.getByRole('button', { name: 'Delete' }).click();
  await slack.getByRole('button', { name: 'Yes, delete it' }).click();
  await messageWith(slack, `${name} is deleted`).waitFor();
  await messageWith(slack, 'This character was deleted').waitFor();
});

test('what the playground refuses is said beside the composer, and what was typed stays', async () => {
  await say(discord, '/persona creat a smith');
  await discord.getByRole('alert').getByText('There is no command').waitFor();
  expect(await composerOf(discord).inputValue()).toBe('/persona creat a smith');
  await composerOf(discord).fill('');
});

test('inside one sees the newest run, and no word of it', async () => {
  const toggle = page.getByRole('button', { name: 'Look inside' });
  await toggle.click();
  const inside = page.getByRole('complementary', { name: 'Look inside' });
  await inside.getByText('taken by a worker').waitFor();
  await page.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
  const words = await inside.innerText();
  expect(words).toContain('sealed');
  expect(words).not.toContain('lighthouse');
  await toggle.click();
});

test('by keyboard alone: from the skip link to a card, and to its deletion', async () => {
  await page.reload();
  await cardsIn(discord).first().waitFor();
  const before = await cardsIn(discord).count();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to the chats');
  await page.keyboard.press('Enter');
  await tabTo(page, /^Message #general/);
  await page.keyboard.type('/cre');
  await discord.getByRole('option', { name: '/persona create' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('a tired smith style:ink');
  await discord.getByRole('option', { name: 'Ink drawing', selected: true }).waitFor();
  await page.keyboard.press('Tab');
  expect(await composerOf(discord).inputValue()).toBe('/persona create a tired smith style:Ink drawing ');
  await page.keyboard.press('Enter');
  await cardsIn(discord).nth(before).waitFor();
  await tabTo(page, /^Delete$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await discord.getByRole('button', { name: 'Yes, delete it' }).waitFor();
  await tabTo(page, /^Yes, delete it/);
  await page.keyboard.press('Enter');
  await messageWith(discord, 'This character was deleted').waitFor();
});

test('a form holds the focus, says what is wrong at its field, and gives the focus back', async () => {
  const form = await openForm(discord);
  const create = form.getByRole('button', { name: 'Submit' });
  await tabTo(page, /^Submit$/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await hasFocus(form)).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await create.click();
  const who = form.getByRole('textbox', { name: /^Who is it/ });
  expect(await who.getAttribute('aria-invalid')).toBe('true');
  expect(await hasFocus(who)).toBe(true);
  await form.getByText('This is required.').waitFor();
  await who.fill('a baker who counts clouds');
  await form.getByRole('combobox', { name: /^Art style/ }).selectOption({ label: 'Noir' });
  const before = await cardsIn(discord).count();
  await create.click();
  await form.waitFor({ state: 'detached' });
  expect(await hasFocus(composerOf(discord))).toBe(true);
  await cardsIn(discord).nth(before).waitFor();
});

test('a form that is closed with Escape is gone', async () => {
  const form = await openForm(slack);
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
});

test('nothing keeps people out, in light, in dark and inside', async () => {
  await page.getByRole('button', { name: 'Look inside' }).click();
  await page.getByText('taken by a worker').waitFor();
  await composerOf(discord).fill('/persona ');
  await discord.getByRole('option', { name: '/persona create' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await barriers(page)).toEqual([]);
});

test('at 390 pixels one window shows at a time, and nothing is wider than the screen', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of ['Look inside', 'Slack', 'Discord']) {
    await page.getByRole('navigation', { name: 'Windows' }).getByRole('button', { name }).click();
    expect(await page.locator('.window:visible, .inside:visible').count()).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
  }
  await discord.getByRole('button', { name: 'Channels of Discord' }).click();
  await discord.getByRole('button', { name: 'lounge' }).click();
  await discord.getByRole('heading', { name: '#lounge', level: 2 }).waitFor();
});

test('a picture without words would be found', async () => {
  await page.evaluate('document.body.append(document.createElement("img"))');
  expect(await barriers(page)).toContainEqual(expect.stringContaining('image-alt'));
});
