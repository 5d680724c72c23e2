import { Problem } from '../../core/base/problem.ts';
import type { RunKind } from '../../core/jobs/run.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { importCards } from './import.ts';
import { repaint } from './repaint.ts';
import type { Task } from './task.ts';

const comes: Task = () => Promise.reject(new Problem('internal', {}, new Error('no such task yet')));

/** The task of each kind of run. */
export const tasks: Readonly<Record<RunKind, Task>> = {
  create,
  repaint,
  edit,
  rewrite: comes,
  vary: comes,
  import: importCards,
};
