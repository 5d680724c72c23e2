import type { Profile } from '../../core/profile/profile.ts';
import type { Work } from './task.ts';

/**
 * The run's profile: the one that an earlier attempt has kept, else a new one. A call is noted before it is made, with
 * the most that it can cost; what it did cost replaces that afterwards.
 * @param onAppearance called once, as soon as the appearance is complete
 */
export async function writeProfile(
  { core, providers, run }: Work,
  signal: AbortSignal,
  onAppearance: (appearance: string) => void,
): Promise<Profile> {
  if (run.secret.profile) return run.secret.profile;
  const most = core.settings.PERSONA_WRITING_PRICE;
  run.spend('writer', most);
  await run.change((row) => ({
    // Where the painter is ahead, the message shows that.
    ...(row.state !== 'painting' && { state: 'writing' }),
    set: { writing: { ...row.writing, intendedAt: core.clock.now(), calls: row.writing.calls + 1 } },
    visible: true,
  }));
  const { prompt, options, appearance } = run.secret;
  const { profile, model, requestId } = await providers.writer.write(
    { prompt, options, appearance },
    {
      signal,
      onAppearance,
      onProgress: (written) => {
        run.note({ written });
      },
      onCost: (cost) => {
        run.spend('writer', cost - most);
      },
    },
  );
  run.note({ written: 1 });
  await run.change((row, secret) => ({
    set: { writing: { ...row.writing, model, requestId, doneAt: core.clock.now() } },
    secret: { ...secret, profile },
  }));
  return profile;
}
