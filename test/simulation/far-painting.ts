import type { Painting } from '../../workers/providers.ts';

/** A painting that the painter at the far end has accepted. */
export interface FarPainting extends Painting {
  isCancelled: boolean;
  /** Its cost stands in the run's record. */
  isNoted: boolean;
}
