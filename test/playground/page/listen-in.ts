import type { Page } from 'playwright-core';

const listen = `
  globalThis.heard = [];
  for (const region of document.querySelectorAll('[role="status"]'))
    new MutationObserver(() => heard.push(region.textContent))
      .observe(region, { childList: true, characterData: true, subtree: true });
`;

/** Notes from now on what the page's live regions say. Gives the way to read it. */
export async function listenIn(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(listen);
  return async () => String(await page.evaluate('heard.join("\\n")'));
}
