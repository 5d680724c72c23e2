import type { Core } from '../core/core.ts';
import type { Floor } from './floor.ts';
import type { Providers } from './providers.ts';

/** What a worker works with. */
export interface Workshop {
  readonly core: Core;
  readonly providers: Providers;
  /** A name that no other process has. */
  readonly worker: string;
  /** What its process has in hand. */
  readonly floor: Floor;
}
