import type { Locator, Page } from 'playwright-core';

/** Whether an element has the focus, or holds what has. */
export async function hasFocus(one: Locator): Promise<boolean> {
  const all = one.page().locator(':focus');
  return (await one.and(all).or(one.locator(':focus')).count()) > 0;
}

/** The name of what has the focus, as far as a test must know it; empty where nothing has. */
export async function focused(page: Page): Promise<string> {
  const one = page.locator(':focus');
  if ((await one.count()) === 0) return '';
  return ((await one.getAttribute('aria-label')) ?? (await one.innerText())).trim();
}

/** More steps than the page has places that take the focus. */
const mostSteps = 60;

/** Goes on with Tab, or back, until what has this name has the focus. @throws Error where no way leads there */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    await page.keyboard.press(key);
    if (name.test(await focused(page))) return;
  }
  throw new Error(`no way leads to ${name.source} with ${key}`);
}
