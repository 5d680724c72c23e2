import { idFrom, type PortraitId } from '../base/ids.ts';
import type { RunRow } from '../jobs/run-row.ts';

/** What every id made from a run's ends with: a step that is repeated finds what it made the first time. */
const endOf = (run: Pick<RunRow, '_id'>): string => run._id.slice('run_'.length);

export const versionIdOf = (run: Pick<RunRow, '_id'>): string => `version_${endOf(run)}`;
export const portraitIdOf = (run: Pick<RunRow, '_id'>): PortraitId => idFrom('portrait', endOf(run));
