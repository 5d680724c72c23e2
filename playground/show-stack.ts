import type { Closing } from './kit/closing.ts';
import { openInside } from './look-inside.ts';
import type { PageServer } from './page/server.ts';
import { populate } from './populate.ts';
import type { Stack } from './stack.ts';

/** Shows a running system on the page, with people and places to switch between. What it opens is put into `closing`. */
export async function showStack(page: PageServer, stack: Stack, closing: Closing): Promise<void> {
  populate(stack);
  const inside = closing.use(openInside(stack.core.store, stack.environment['REDIS_URL'] ?? ''));
  await page.show({
    discord: stack.discord,
    slack: stack.slack,
    look: () => inside.look(),
    onMove(listener) {
      stack.journal.on('exchange', listener).on('frame', listener);
      return () => stack.journal.off('exchange', listener).off('frame', listener);
    },
  });
}
