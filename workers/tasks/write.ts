import type { Profile } from '../../core/profile/profile.ts';
import { callWriter } from './call-writer.ts';
import type { Work } from './task.ts';

/**
 * The run's profile: the one that an earlier attempt has kept, else a new one.
 * @param onAppearance called once, as soon as the appearance is complete
 */
export async function writeProfile(
  work: Work,
  signal: AbortSignal,
  onAppearance: (appearance: string) => void,
): Promise<Profile> {
  const { writer } = work.providers;
  const { prompt, options, appearance, profile: kept } = work.run.secret;
  if (kept) return kept;
  return callWriter(
    work,
    signal,
    (hooks) => writer.write({ prompt, options, appearance }, { ...hooks, onAppearance }),
    (secret, profile) => ({ ...secret, profile }),
  );
}
