import type { RunKind } from '../../core/jobs/run.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { importCards } from './import.ts';
import { repaint } from './repaint.ts';
import { rewrite } from './rewrite.ts';
import type { Task } from './task.ts';
import { vary } from './vary.ts';

/** The task of each kind of run. */
export const tasks: Readonly<Record<RunKind, Task>> = {
  create,
  repaint,
  edit,
  rewrite,
  vary,
  import: importCards,
};
