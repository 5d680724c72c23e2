import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { findViolations } from './invariants.ts';
import { openStage } from './stage.ts';

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

/** What keeps this process alive, by kind: sockets, servers, timers, children. */
const openHandles = (): string[] => process.getActiveResourcesInfo().toSorted();

/** What is left of a list when each of another's entries takes one away. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...list];
  for (const other of others) if (left.includes(other)) left.splice(left.indexOf(other), 1);
  return left;
}

/** In MiB, without what nobody holds. */
function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Opens the system, lets people make characters in it, and closes it. */
async function useStage(): Promise<void> {
  await using stage = await openStage();
  await Promise.all([stage.load.ask(stage.discord, 'Ada'), stage.load.ask(stage.slack, 'Ada')]);
  expect(await findViolations(stage)).toEqual({});
}

test('what the whole system has opened is closed again, and its memory is free', async () => {
  const before = openHandles();
  // What is made once for the whole process is made the first time.
  await useStage();
  const first = heapUsed();
  await useStage();
  // Sockets and children take a moment to end.
  await expect.poll(() => without(openHandles(), before), { timeout: 10_000 }).toEqual([]);
  expect(heapUsed() - first).toBeLessThan(16);
}, 60_000);
