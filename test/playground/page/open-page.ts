import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { Closing } from '../../../playground/kit/closing.ts';
import { launchChromium } from '../../../playground/launch-chromium.ts';
import type { Platform } from '../../../playground/page/protocol.ts';
import type { Journey } from '../../journeys/open-journey.ts';
import { openShownStack } from './open-shown-stack.ts';

/** The whole system with its page, and a browser before it. */
export interface OpenPage extends AsyncDisposable {
  readonly stack: Journey;
  /** Opens the page as somebody who comes for the first time, with a fresh browser. */
  visit(options?: BrowserContextOptions): Promise<Page>;
}

export async function openPage(): Promise<OpenPage> {
  const closing = new Closing();
  try {
    const browser: Browser = await launchChromium();
    closing.defer(() => browser.close());
    const { stack, port } = closing.use(await openShownStack());
    return {
      stack,
      async visit(options = {}) {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
        const page = await context.newPage();
        page.setDefaultTimeout(10_000);
        await page.goto(`http://127.0.0.1:${port}/`);
        await windowOf(page, 'discord').waitFor();
        return page;
      },
      [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
    };
  } catch (error) {
    await closing[Symbol.asyncDispose]();
    throw error;
  }
}

export const windowOf = (page: Page, platform: Platform): Locator => page.locator(`#window-${platform}`);

export const composerOf = (chat: Locator): Locator => chat.getByRole('combobox', { name: /^Message #?/ });

/** Types into the composer and sends it. */
export async function say(chat: Locator, text: string): Promise<void> {
  await composerOf(chat).fill(text);
  await composerOf(chat).press('Escape');
  await composerOf(chat).press('Enter');
}

/** Switches to a person who is there, or makes one. */
export async function become(page: Page, platform: Platform, name: string): Promise<void> {
  const chat = windowOf(page, platform);
  const choice = chat.getByRole('combobox', { name: /^You are/ });
  if (await choice.locator('option', { hasText: name }).count()) {
    await choice.selectOption({ label: name });
    return;
  }
  await chat.getByRole('button', { name: /^Add a person/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The newest message in a window that has these words. */
export const messageWith = (chat: Locator, words: string | RegExp): Locator =>
  chat.getByRole('article').filter({ hasText: words }).last();

/** The finished cards in a window. */
export const cardsIn = (chat: Locator): Locator =>
  chat.getByRole('article').filter({ has: chat.page().getByRole('button', { name: 'Repaint' }) });

/** Makes a character in a window as somebody who is new, accepting the notice on the way. Gives the finished card. */
export async function makeOnPage(chat: Locator, prompt: string): Promise<Locator> {
  await say(chat, `/persona create ${prompt}`);
  const accept = chat.getByRole('button', { name: 'I am old enough and accept' });
  await accept.waitFor();
  const before = await cardsIn(chat).count();
  await accept.click();
  const card = cardsIn(chat).nth(before);
  await card.waitFor();
  return card;
}

/** Opens the form that makes a character. */
export async function openForm(chat: Locator): Promise<Locator> {
  await say(chat, '/persona create');
  const form = chat.page().getByRole('dialog', { name: 'Make a character' });
  await form.waitFor();
  return form;
}
