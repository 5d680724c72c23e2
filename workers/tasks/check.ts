import { Problem } from '../../core/base/problem.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { Work } from './task.ts';

/** What a person typed, before anything is made of it. @throws Problem `text-refused`, `moderation-unavailable` */
export async function checkPrompt({ providers, run }: Work): Promise<void> {
  const { prompt, options } = run.secret;
  await checkText(providers, [prompt, options.name ?? ''].join('\n').trim(), run.signal);
}

/** A profile with all its fields. @throws Problem `text-refused`, `moderation-unavailable` */
export const checkProfile = ({ providers }: Work, profile: Profile, signal: AbortSignal): Promise<void> =>
  checkText(providers, Object.values(profile).flat().join('\n'), signal);

/** @throws Problem `text-refused` with the rule, `moderation-unavailable` */
export async function checkText(
  { moderator }: Work['providers'],
  text: string,
  signal: AbortSignal,
): Promise<void> {
  const rule = await moderator.check({ text }, signal);
  if (rule !== undefined) throw new Problem('text-refused', { rule });
}

/** @throws Problem `picture-refused` with the rule, `moderation-unavailable` */
export async function checkPicture(
  { moderator }: Work['providers'],
  picture: Buffer,
  signal: AbortSignal,
): Promise<void> {
  const rule = await moderator.check({ picture }, signal);
  if (rule !== undefined) throw new Problem('picture-refused', { rule });
}
