import type { Profile } from '../../core/profile/profile.ts';
import { Problem } from '../../core/base/problem.ts';
import type { Picture } from '../picture.ts';
import { checkProfile, checkPrompt } from './check.ts';
import { Group } from './group.ts';
import { paintPortrait } from './paint-portrait.ts';
import type { Made, Work } from './task.ts';
import { writeProfile } from './write.ts';

/** Makes a character. The painter begins as soon as the appearance is written, while the rest still is. */
export async function create(work: Work): Promise<Made> {
  const { run } = work;
  if (run.row.writing.calls === 0) await checkPrompt(work);
  const made: { profile?: Profile; picture?: Picture } = {};
  const group = new Group(run.signal);
  let painting = false;
  const paint = (appearance: string) => {
    if (painting) return;
    painting = true;
    group.start(async (signal) => {
      made.picture = await paintPortrait(work, appearance, signal);
    });
  };
  if (run.secret.appearance !== undefined) paint(run.secret.appearance);
  group.start(async (signal) => {
    const profile = await writeProfile(work, signal, paint);
    paint(profile.appearance);
    await checkProfile(work, profile, signal);
    made.profile = profile;
  });
  await group.finish();
  const { profile, picture } = made;
  if (!profile || !picture) throw new Problem('internal', {}, new Error('a part was not made'));
  return { kind: 'version', profile, picture };
}
