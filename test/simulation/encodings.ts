import type { FarPainting } from './far-painting.ts';
import type { ProcessName } from './ground.ts';
import type { StoreCommand } from './described.ts';

interface Encoding {
  readonly painting: FarPainting;
  readonly signal: AbortSignal;
}

/**
 * Which workers are encoding a picture. The library does it in threads, which no count of commands shows; it begins when
 * the picture's cost is written down, and ends with its moderation.
 */
export class Encodings {
  readonly #underWay = new Map<ProcessName, Encoding>();

  begin(process: ProcessName, painting: FarPainting, signal: AbortSignal): void {
    this.#underWay.set(process, { painting, signal });
  }

  /** A change that may be the one that writes the cost down is let go. */
  written({ set }: StoreCommand): void {
    const step = set['painting'];
    if (typeof step !== 'object' || step === null || !('doneAt' in step) || !('requestId' in step)) return;
    for (const { painting } of this.#underWay.values())
      if (painting.requestId === step.requestId) painting.isNoted = true;
  }

  end(process: ProcessName): void {
    this.#underWay.delete(process);
  }

  isBusy(): boolean {
    return [...this.#underWay.values()].some(({ painting, signal }) => painting.isNoted && !signal.aborted);
  }
}
