import type { Profile } from '../../core/profile/profile.ts';
import type { Core } from '../../core/core.ts';
import type { HeldRun } from '../held-run.ts';
import type { Picture } from '../picture.ts';
import type { Providers } from '../providers.ts';

/** What a task works on and with. */
export interface Work {
  readonly core: Core;
  readonly providers: Providers;
  readonly run: HeldRun;
}

/** What a task makes. */
export type Made =
  /** The next version of the run's character. `picture` undefined: the one of the version before stays. */
  | {
      readonly kind: 'version';
      readonly profile: Profile;
      readonly picture: Picture | undefined;
      /** Where the picture shows the character, if it is not where its appearance says. */
      readonly scene?: string;
    }
  /** Everything is stored already. */
  | { readonly kind: 'stored' };

/**
 * Makes what a run asks for, taking up where an earlier worker stopped.
 * @throws Problem as the providers throw them, `text-refused`, `picture-refused`; RunLost
 */
export type Task = (work: Work) => Promise<Made>;
