import { toProblem } from './problem.ts';
import { explainProblem } from './explain-problem.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly name: string;
  /** `bad`: something does not work. `doubtful`: it works, and may not for long, or not as it should. */
  readonly state: 'good' | 'doubtful' | 'bad';
  readonly says: string;
  /** What to do about it. */
  readonly todo?: string;
}

export const good = (name: string, says: string): Finding => ({ name, state: 'good', says });

export const doubtful = (name: string, says: string, todo: string): Finding => ({
  name,
  state: 'doubtful',
  says,
  todo,
});

export const bad = (name: string, says: string, todo: string): Finding => ({
  name,
  state: 'bad',
  says,
  todo,
});

/** What somebody finds who looks; where looking fails, that is the finding. */
export async function lookAt(
  name: string,
  todo: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return explainProblem(toProblem(error), 'looking').map((line) => bad(name, line, todo));
  }
}

/** Seconds by which clocks may differ: tokens, signatures and locks live for a few. */
const [mostDoubtful, most] = [2, 30];

/** This machine's clock held against another's. @param theirs in milliseconds, exact to a second */
export function clockFinding(whose: string, theirs: number, ours: number): Finding {
  const seconds = Math.round((ours - theirs) / 1_000);
  const name = `clock against ${whose}`;
  const says = `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead'}`;
  const todo = 'let the machine keep its time by NTP (chrony, systemd-timesyncd)';
  if (Math.abs(seconds) > most) return bad(name, says, todo);
  return Math.abs(seconds) > mostDoubtful ? doubtful(name, says, todo) : good(name, 'the same');
}
