import { z } from 'zod';

/** What a run makes. */
const runKinds = ['create', 'repaint'] as const;
export const runKind = z.enum(runKinds);
export type RunKind = z.output<typeof runKind>;

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
