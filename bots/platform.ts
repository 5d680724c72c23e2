import type { z } from 'zod';
import type { Environment } from '../core/base/config.ts';
import type { Core } from '../core/core.ts';
import type { Finding } from '../core/base/finding.ts';
import type { MessagePlace } from '../core/jobs/request.ts';
import type { Call } from './call.ts';
import type { View } from './views/view.ts';

/** A message as `draw` is given it: what its address says. */
export interface DrawTarget {
  readonly private: boolean;
  /** A message that was never posted is posted; one that was is edited. */
  readonly posted: boolean;
  readonly tokenEnds: Date | null;
  readonly place: MessagePlace;
}

/** What became of a drawing. */
export type Drawn =
  /** It stands there now: where, for the next time. `private` where it had to move into a direct message. */
  | {
      readonly outcome: 'drawn';
      readonly place: MessagePlace;
      readonly private: boolean;
      readonly tokenEnds: Date | null;
    }
  /** The message was removed, or can be reached no more and nothing may be posted instead. */
  | { readonly outcome: 'gone' }
  /** The platform asks to come back later. */
  | { readonly outcome: 'later'; readonly milliseconds: number };

/** A chat platform: one folder, one line in `platforms.ts`. */
export interface Platform {
  readonly name: string;
  /** Connects and hands each thing that a person does to `handle`. */
  start(handle: (call: Call) => Promise<void>): Promise<void>;
  /** Posts or edits one message; falls back as the platform needs it. Repeating an edit changes nothing. */
  draw(target: DrawTarget, view: View): Promise<Drawn>;
  /** Whether its line stands, so that what people do arrives here. */
  isConnected(): boolean;
  stop(): Promise<void>;
}

/** How `platforms.ts` lists a platform. */
export interface PlatformDefinition {
  readonly name: string;
  /** Its part of the configuration, all of it to be left out where it is not wanted; the first variable is the one that one sets first. */
  readonly variables: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  /**
   * Reads the platform's settings; gives what opens it, or undefined where none of its variables is set.
   * @throws Problem `configuration` if it is set half or wrong
   */
  configure(environment: Environment): ((core: Core) => Platform) | undefined;
  /**
   * Asks the platform whether it takes what is configured; nothing where it is not. Changes nothing there.
   * @throws Problem `configuration` as `configure` does
   */
  examine(environment: Environment): Promise<readonly Finding[]>;
}
