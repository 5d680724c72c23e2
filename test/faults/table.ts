/** A fault that is tried: where, and how often. */
export interface FaultRow {
  readonly what: string;
  /** The test files that try it, below `test/`. */
  readonly files: readonly string[];
  /** How often `npm run faults` tries each of its cases. */
  readonly repeats: number;
  /** How often `npm test` does. Default: once. */
  readonly inTests?: number;
  /** Milliseconds within which 95 of 100 recoveries end, at the settings' usual times. */
  readonly recovery?: number;
}

const rows = {
  F1: { what: 'worker killed at each step', files: ['faults/worker-killed'], repeats: 20, recovery: 10_000 },
  F2: { what: 'Redis lost', files: ['faults/redis-lost'], repeats: 5, recovery: 30_000 },
  F3: { what: 'store lost', files: ['faults/store-lost'], repeats: 10 },
  F4: {
    what: 'writer, painter and moderation fail',
    files: ['faults/writer-faults', 'faults/painter-faults', 'faults/moderation-faults'],
    repeats: 10,
  },
  F5: { what: 'gateway lost', files: ['faults/gateway-lost'], repeats: 10 },
  F6: { what: 'delivered several times', files: ['faults/delivered-twice'], repeats: 100 },
  F7: { what: 'clocks that are wrong', files: ['faults/clock-wrong'], repeats: 6 },
  F8: { what: 'disk full', files: ['faults/disk-full'], repeats: 10 },
  F9: { what: 'a task that breaks its worker', files: ['faults/worker-broken'], repeats: 5 },
  F10: { what: 'stopped and replaced', files: ['faults/replaced'], repeats: 10 },
  F11: { what: 'workers killed again and again', files: ['faults/drain-kill'], repeats: 3 },
  F13: { what: 'messages that cannot be written', files: ['faults/undeliverable'], repeats: 10 },
  F14: { what: 'lines that are slow or broken', files: ['faults/bad-lines'], repeats: 5 },
  simulation: {
    what: 'every order of events',
    files: ['simulation/simulation'],
    repeats: 2_000,
    inTests: 100,
  },
} as const satisfies Readonly<Record<string, FaultRow>>;

export type FaultName = keyof typeof rows;

/** Every fault by its name. */
export const faultTable: Readonly<Record<FaultName, FaultRow>> = rows;

export const faultNames = Object.keys(rows) as readonly FaultName[];
