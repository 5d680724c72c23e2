import { type Problem, toProblem } from '../../../base/problem.ts';

/** What came of an attempt: a value, or why there is none. */
export type Attempt<T> = { readonly value: T } | { readonly problem: Problem };

/** Tries something whose failure ends here: the next card, or the next copy of it, is read all the same. */
export function attempt<T>(read: () => T): Attempt<T> {
  try {
    return { value: read() };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}

/** The same for something that takes time. */
export async function attemptLater<T>(read: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}
