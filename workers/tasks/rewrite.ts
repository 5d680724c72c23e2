import { Problem } from '../../core/base/problem.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { callWriter } from './call-writer.ts';
import { checkProfile, checkText } from './check.ts';
import type { Made, Work } from './task.ts';

/** Writes a profile anew, all of it or one field, by the person's wish. The portrait stays. */
export async function rewrite(work: Work): Promise<Made> {
  const { providers, run } = work;
  const { prompt, wish = '' } = run.secret;
  // The prompt may be a new one, too. A card of another program came without any.
  const asked = [prompt, wish].join('\n').trim();
  if (asked !== '' && run.row.writing.calls === 0) await checkText(providers, asked, run.signal);
  const profile = run.secret.rewritten ?? (await rewriteProfile(work));
  await checkProfile(work, profile, run.signal);
  return { kind: 'version', profile, picture: undefined };
}

function rewriteProfile(work: Work): Promise<Profile> {
  const { providers, run } = work;
  const { prompt, options, profile, wish, field } = run.secret;
  if (!profile) throw new Problem('internal', {}, new Error('a rewriting without a profile'));
  return callWriter(
    work,
    run.signal,
    (hooks) => providers.writer.rewrite({ prompt, options, profile, wish, field }, hooks),
    (secret, rewritten) => ({ ...secret, rewritten }),
  );
}
