import type { RunId } from '../core/base/ids.ts';
import type { Core } from '../core/core.ts';
import type { Action, Command, OpenAction } from './command.ts';
import type { Known } from './known.ts';

/** What answering a call needs. */
export interface Desk {
  readonly core: Core;
  readonly commands: readonly Command[];
  readonly actions: readonly (Action | OpenAction)[];
  readonly known: Known;
  /** Draws a run's message at once, without the queue. True where it had to move into the direct messages. */
  readonly drawNow: (run: RunId, platform: string) => Promise<boolean>;
}
