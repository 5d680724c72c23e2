/** Nothing has come in time. */
export const late = Symbol('late');

/**
 * What some work comes to, or `late` when so many milliseconds have passed before. The work itself goes on; a failure that
 * comes too late is nobody's.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<typeof late>((resolve) => {
    timer = setTimeout(resolve, milliseconds, late);
  });
  try {
    return await Promise.race([work, bound]);
  } finally {
    clearTimeout(timer);
  }
}
