import type { Problem, ProblemCode } from './problem.ts';

/**
 * What is wrong, one line per mistake.
 * @param deed what failed, for what nobody foresaw
 */
export function explainProblem({ code, detail, cause }: Problem, deed = 'the start'): readonly string[] {
  if (detail.lines) return detail.lines;
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : undefined;
  return [unreachable[code] ?? `${deed} failed: ${reason ?? code}`];
}

const unreachable: Partial<Record<ProblemCode, string>> = {
  'store-unavailable': 'MONGODB_URI: no MongoDB answers there; start it, or correct the address',
  'queue-unavailable': 'REDIS_URL: no Redis answers there; start it, or correct the address',
};
