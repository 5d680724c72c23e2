// Loaded before a program that is measured: says how much memory it holds when the benchmark asks, and ends it when the
// benchmark has ended, however that was.
/** MiB: of the heap that is in use, and of what the system has given to the process. */
export interface Memory {
  readonly heap: number;
  readonly resident: number;
}

const mebibyte = 1024 * 1024;

process.on('message', (message) => {
  if (message !== 'memory') return;
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const memory: Memory = { heap: heapUsed / mebibyte, resident: rss / mebibyte };
  process.send?.(memory);
});
process.on('disconnect', () => process.exit());
// The line to the benchmark alone keeps no program alive.
process.channel?.unref();
