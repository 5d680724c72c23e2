import type { z } from 'zod';
import type { RunId } from '../base/ids.ts';
import type { runs } from './records.ts';

/** A run as it lies in the store. */
export type RunRow = ReturnType<typeof runs.parseRow>;
/** What is sealed in a run: the prompt and what has been made of it so far. */
export type RunSecret = z.output<NonNullable<typeof runs.sealed>>;

/** A run that a worker holds: every write to it names this claim. */
export interface ClaimedRun {
  readonly id: RunId;
  readonly row: RunRow;
  readonly secret: RunSecret;
  readonly claim: string;
}
