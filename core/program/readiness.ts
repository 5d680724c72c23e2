import type { Core } from '../core.ts';
import { pingStore } from '../store/connect.ts';

/** One thing that a program needs to do its work; throws or gives false where it is not there. */
export type Check = () => Promise<boolean> | boolean;
export type Checks = Readonly<Record<string, Check>>;

/** What a program needs, by name: true where it is there. */
export type Readiness = Readonly<Record<string, boolean>>;

/** Store and queue, and what the program adds. Answers within some two seconds, whatever hangs. */
export async function readinessOf(core: Core, more: Checks): Promise<Readiness> {
  const checks: Checks = {
    store: () => pingStore(core.store).then(() => true),
    queue: () => core.queues.ping().then(() => true),
    ...more,
  };
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const),
  );
  return Object.fromEntries(results);
}

async function passes(check: Check): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}
