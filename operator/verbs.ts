import { backup } from './backup.ts';
import { costs } from './costs.ts';
import { doctor } from './doctor.ts';
import { migrate } from './migrate.ts';
import { reports } from './reports.ts';
import { restore } from './restore.ts';
import type { Verb } from './verb.ts';

/** THE TABLE: everything that an operator can type. */
export const verbs: readonly Verb[] = [doctor, migrate, backup, restore, costs, reports];
