import { Problem } from '../../core/base/problem.ts';
import { looksOf } from '../../core/profile/looks.ts';
import { paintPortrait } from './paint-portrait.ts';
import type { Made, Work } from './task.ts';

/** Paints a character once more, with a new seed. The order holds its profile, which stays as it is. */
export async function repaint(work: Work): Promise<Made> {
  const { run } = work;
  const { profile } = run.secret;
  if (!profile) throw new Problem('internal', {}, new Error('a repaint without a profile'));
  const picture = await paintPortrait(work, looksOf(profile), run.signal);
  return { kind: 'version', profile, picture };
}
