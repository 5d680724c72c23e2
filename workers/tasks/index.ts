import type { RunKind } from '../../core/jobs/run.ts';
import { create } from './create.ts';
import { repaint } from './repaint.ts';
import type { Task } from './task.ts';

/** The task of each kind of run. */
export const tasks: Readonly<Record<RunKind, Task>> = { create, repaint };
