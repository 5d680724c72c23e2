import { Problem } from '../../core/base/problem.ts';
import { checkProfile } from './check.ts';
import type { Made, Work } from './task.ts';

/** Looks through what a person has changed in a profile: it is shown to others like any other text. */
export async function edit(work: Work): Promise<Made> {
  const { profile } = work.run.secret;
  if (!profile) throw new Problem('internal', {}, new Error('an edit without a profile'));
  await checkProfile(work, profile, work.run.signal);
  return { kind: 'version', profile, picture: undefined };
}
