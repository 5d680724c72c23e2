import type { ProfileWriter } from '../../../workers/providers.ts';

/** What a task can do to its worker. */
export const harms = ['throw', 'exit', 'block', 'eat'] as const;
export type Harm = (typeof harms)[number];

/** Stands in a prompt that shall do harm. */
export const markOf = (harm: Harm): string => `harm:${harm}`;

/** What one task eats, in bytes. */
const gibibyte = 2 ** 30;

/**
 * A writer that does the harm that a prompt asks for, and writes as usual where none is asked for.
 * @param blocked how long a task blocks its process, in milliseconds
 */
export const breakingWriter = (writer: ProfileWriter, blocked: number): ProfileWriter => ({
  ...writer,
  async write(order, hooks) {
    const harm = harms.find((one) => order.prompt.includes(markOf(one)));
    if (harm) does[harm](blocked);
    return writer.write(order, hooks);
  },
});

const does: Readonly<Record<Harm, (blocked: number) => void>> = {
  throw() {
    throw new Error('a task has thrown');
  },
  exit() {
    process.exit(1);
  },
  block(blocked) {
    const end = Date.now() + blocked;
    while (Date.now() < end);
  },
  eat() {
    const eaten: number[][] = [];
    // Numbers that are no small integers take eight bytes each.
    for (let bytes = 0; bytes < gibibyte; bytes += 2 ** 20) eaten.push(new Array<number>(2 ** 17).fill(0.5));
  },
};
