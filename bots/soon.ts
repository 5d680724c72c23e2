import { late, within } from '../core/base/deadline.ts';
import { Problem } from '../core/base/problem.ts';

/** Milliseconds that a look-up may take before a first answer, of the three seconds that the platforms give. */
const patience = 2_000;

/** @throws Problem `store-unavailable` where the store hangs: that is still in time to be the first answer */
export async function soon<T>(lookUp: () => Promise<T>): Promise<T> {
  const found = await within(patience, lookUp());
  if (found === late) throw new Problem('store-unavailable');
  return found;
}
