import type { Benchmark } from './kit/benchmark.ts';

/** Every benchmark, by name. Each is loaded when it is run. */
export const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  'ack-discord': async () => (await import('./ack-discord.ts')).ackDiscord,
  'ack-slack': async () => (await import('./ack-slack.ts')).ackSlack,
  'ack-under-load': async () => (await import('./ack-under-load.ts')).ackUnderLoad,
  enqueue: async () => (await import('./enqueue.ts')).enqueue,
  jobs: async () => (await import('./jobs.ts')).jobs,
  overhead: async () => (await import('./overhead.ts')).overhead,
  overlap: async () => (await import('./overlap.ts')).overlap,
  'stream-scan': async () => (await import('./stream-scan.ts')).streamScan,
  start: async () => (await import('./start.ts')).start,
  'guild-memory': async () => (await import('./guild-memory.ts')).guildMemory,
  'queue-memory': async () => (await import('./queue-memory.ts')).queueMemory,
  'drain-kill': async () => (await import('./drain-kill.ts')).drainKill,
  seal: async () => (await import('./seal.ts')).sealing,
  open: async () => (await import('./seal.ts')).opening,
  card: async () => (await import('./card.ts')).cards,
  'list-deep': async () => (await import('./library.ts')).listDeep,
  autocomplete: async () => (await import('./library.ts')).autocomplete,
  'growth-library': async () => (await import('./library.ts')).growthLibrary,
  'growth-import': async () => (await import('./growth-import.ts')).growthImport,
  'growth-runs': async () => (await import('./growth-runs.ts')).growthRuns,
  'growth-guilds': async () => (await import('./growth-guilds.ts')).growthGuilds,
};
