import { minute, second } from '../core/base/clock.ts';
import type { Problem, ProblemCode } from '../core/base/problem.ts';
import type { RunRow } from '../core/jobs/claim.ts';
import { mostAttempts } from '../core/jobs/run.ts';

/** Whether trying the same again may help. */
export const retries: Readonly<Record<ProblemCode, 'again' | 'never'>> = {
  'prompt-empty': 'never',
  'prompt-too-long': 'never',
  'name-too-long': 'never',
  'wish-too-long': 'never',
  'option-unknown': 'never',
  'text-refused': 'never',
  'picture-refused': 'never',
  'quota-used': 'never',
  'spend-stopped': 'never',
  'consent-missing': 'never',
  'age-blocked': 'never',
  'account-closed': 'never',
  'place-forbids': 'never',
  'place-channel': 'never',
  'place-makers': 'never',
  'place-quota': 'never',
  'place-hidden': 'never',
  'admins-only': 'never',
  'ids-unreadable': 'never',
  'public-closed': 'never',
  'reports-used': 'never',
  'character-not-found': 'never',
  'name-ambiguous': 'never',
  'not-yours': 'never',
  'already-over': 'never',
  'nothing-changed': 'never',
  'nothing-to-restore': 'never',
  'changed-meanwhile': 'never',
  'field-too-long': 'never',
  'name-empty': 'never',
  'still-running': 'never',
  'link-gone': 'never',
  'link-code-wrong': 'never',
  'link-taken': 'never',
  'linking-off': 'never',
  'sign-in-failed': 'never',
  'sign-in-unknown': 'never',
  'signed-out': 'never',
  'too-many-requests': 'never',
  'file-too-large': 'never',
  'file-unavailable': 'never',
  'card-unreadable': 'never',
  'card-broken': 'never',
  'card-too-large': 'never',
  'card-locked': 'never',
  'picture-too-large': 'never',
  'archive-unsafe': 'never',
  'waiting-expired': 'never',
  'writer-unavailable': 'again',
  'writer-refused': 'never',
  'writer-broken': 'again',
  'painter-unavailable': 'again',
  'painter-refused': 'never',
  'painter-broken': 'again',
  'moderation-unavailable': 'again',
  'too-many-attempts': 'never',
  'store-unavailable': 'again',
  'queue-unavailable': 'again',
  configuration: 'never',
  internal: 'again',
};

/** How long a run may wait for a moderation that does not answer. */
const longestChecking = 30 * minute;
const longestWait = 15 * minute;
const shortestWait = second / 4;

/** Milliseconds until a run that met this problem is tried again; undefined: it is over. */
export function waitAfter(
  problem: Problem,
  run: Pick<RunRow, 'attempts' | 'startedAt'>,
  now: Date,
): number | undefined {
  if (retries[problem.code] === 'never') return undefined;
  const elapsed = now.getTime() - (run.startedAt ?? now).getTime();
  const asked = problem.detail.at && problem.detail.at.getTime() - now.getTime();
  if (problem.code === 'moderation-unavailable') {
    // It is no fault of the run: it is not counted as an attempt, only in time.
    return elapsed >= longestChecking ? undefined : bounded(asked ?? elapsed / 4, 2 * second, minute);
  }
  if (run.attempts >= mostAttempts) return undefined;
  return bounded(asked ?? second * 2 ** run.attempts, shortestWait, longestWait);
}

const bounded = (value: number, least: number, most: number): number =>
  Math.min(Math.max(Math.ceil(value), least), most);
