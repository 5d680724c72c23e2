import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { Closing } from './kit/closing.ts';
import { launchChromium } from './launch-chromium.ts';
import { openPageServer } from './page/server.ts';
import { showStack } from './show-stack.ts';
import { openStack } from './stack.ts';

// `npm run pictures` draws docs/page-light.png and docs/page-dark.png: the page of `npm start` after a character was made in
// both of its windows. It needs a Chromium on the machine.

const cardsToTheirBeginning = `
  for (const picture of document.querySelectorAll('.message .picture'))
    picture.closest('.message').scrollIntoView({ block: 'start' });
`;

const folder = mkdtempSync(join(tmpdir(), 'persona-pictures-'));
const closing = new Closing();
try {
  await draw();
} finally {
  await closing[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}

async function draw(): Promise<void> {
  const browser = await launchChromium();
  closing.defer(() => browser.close());
  const stack = closing.use(await openStack({ folder, given: {} }));
  const server = closing.use(await openPageServer(0));
  await showStack(server, stack, closing);
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 }, colorScheme: 'light' });
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await make(page.locator('#window-discord'), 'a shy lighthouse keeper who collects storms');
  await make(page.locator('#window-slack'), 'a retired smuggler who bakes bread style:watercolour');
  await picture(page, 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1480, height: 860 });
  await page.getByRole('button', { name: 'Look inside' }).click();
  await page.getByText('taken by a worker').waitFor();
  await page
    .locator('#window-discord')
    .getByRole('combobox', { name: /^Message/ })
    .fill('/persona ');
  await picture(page, 'dark');
}

/** Makes a character as somebody who is new, and waits for its card. */
async function make(chat: Locator, prompt: string): Promise<void> {
  const field = chat.getByRole('combobox', { name: /^Message/ });
  await field.fill(`/persona create ${prompt}`);
  await field.press('Escape');
  await field.press('Enter');
  await chat.getByRole('button', { name: 'I am old enough and accept' }).click();
  await chat.getByRole('button', { name: 'Repaint' }).waitFor();
}

/** Takes a picture of the page as it stands, with the cards' beginnings in sight. */
async function picture(page: Page, name: 'light' | 'dark'): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await page.evaluate(cardsToTheirBeginning);
  const png = await page.screenshot({ animations: 'disabled' });
  const file = join(import.meta.dirname, `../docs/page-${name}.png`);
  await sharp(png).png({ palette: true, effort: 10 }).toFile(file);
}
