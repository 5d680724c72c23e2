import type { RunSecret } from '../../core/jobs/run-row.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { CallHooks, Written } from '../providers.ts';
import type { Work } from './task.ts';

/**
 * Calls the writer for a run. The call is noted before it is made, with the most that it can cost; what it did cost
 * replaces that afterwards, and what it gave is kept, so that no later attempt pays for it again.
 * @param keep the run's sealed part with the profile
 */
export async function callWriter(
  { core, run }: Work,
  signal: AbortSignal,
  call: (hooks: CallHooks) => Promise<Written>,
  keep: (secret: RunSecret, profile: Profile) => RunSecret,
): Promise<Profile> {
  const most = core.settings.PERSONA_WRITING_PRICE;
  run.spend('writer', most);
  await run.change((row) => ({
    // Where the painter is ahead, the message shows that.
    ...(row.state !== 'painting' && { state: 'writing' }),
    set: { writing: { ...row.writing, intendedAt: core.clock.now(), calls: row.writing.calls + 1 } },
    visible: true,
  }));
  const { profile, model, requestId } = await call({
    signal,
    onProgress: (written) => {
      run.note({ written });
    },
    onCost: (cost) => {
      run.spend('writer', cost - most);
    },
  });
  run.note({ written: 1 });
  await run.change((row, secret) => ({
    set: { writing: { ...row.writing, model, requestId, doneAt: core.clock.now() } },
    secret: keep(secret, profile),
  }));
  return profile;
}
