import { z } from 'zod';

/** What a run does: each kind has a task in the workers. */
const runKinds = ['create', 'repaint', 'rewrite', 'vary', 'edit', 'import'] as const;
export const runKind = z.enum(runKinds);
export type RunKind = z.output<typeof runKind>;

/** What a kind of run may take. */
export interface RunPlan {
  /** How much of the day's quota one counts. */
  readonly quota: 0 | 1;
  /** The most calls to the writer and to the painter's two models that one may pay. */
  readonly writings: number;
  readonly paintings: number;
  readonly variations: number;
}

export const runPlans: Readonly<Record<RunKind, RunPlan>> = {
  create: { quota: 1, writings: 3, paintings: 2, variations: 0 },
  repaint: { quota: 1, writings: 0, paintings: 2, variations: 0 },
  rewrite: { quota: 1, writings: 3, paintings: 0, variations: 0 },
  vary: { quota: 1, writings: 0, paintings: 0, variations: 2 },
  // What a person wrote is only looked through by the moderation, which costs nothing.
  edit: { quota: 0, writings: 0, paintings: 0, variations: 0 },
  import: { quota: 0, writings: 0, paintings: 0, variations: 0 },
};

const runStates = [
  /** Written down, but its quota is not reserved yet: nobody works on it. */
  'requested',
  'queued',
  'checking',
  'writing',
  'painting',
  'done',
  'failed',
  'refused',
  'cancelled',
] as const;
export const runState = z.enum(runStates);
export type RunState = z.output<typeof runState>;

/** The moves that exist. Everything else is a fault of the program. */
const moves: Readonly<Record<RunState, readonly RunState[]>> = {
  requested: ['queued', 'failed', 'cancelled'],
  queued: ['queued', 'checking', 'writing', 'painting', 'failed', 'refused', 'cancelled'],
  checking: ['queued', 'checking', 'writing', 'painting', 'done', 'failed', 'refused', 'cancelled'],
  writing: ['queued', 'checking', 'writing', 'painting', 'done', 'failed', 'refused', 'cancelled'],
  painting: ['queued', 'checking', 'painting', 'done', 'failed', 'refused', 'cancelled'],
  done: [],
  failed: [],
  refused: [],
  cancelled: [],
};

/** Whether a run in state `from` may go on to `to`. */
export const mayMove = (from: RunState, to: RunState): boolean => moves[from].includes(to);

/** Whether nothing more will happen to a run. */
export const isOver = (state: RunState): boolean => moves[state].length === 0;

export const openStates: readonly RunState[] = runStates.filter((state) => !isOver(state));

/** A run is given up when it was begun this often: each try may cost money. */
export const mostAttempts = 3;
