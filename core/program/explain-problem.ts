import type { Problem, ProblemCode } from '../base/problem.ts';

/** Why a program does not start, one line per mistake. */
export function explainProblem({ code, detail, cause }: Problem): readonly string[] {
  if (detail.lines) return detail.lines;
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : undefined;
  return [unreachable[code] ?? `the start failed: ${reason ?? code}`];
}

const unreachable: Partial<Record<ProblemCode, string>> = {
  'store-unavailable': 'MONGODB_URI: no MongoDB answers there; start it, or correct the address',
  'queue-unavailable': 'REDIS_URL: no Redis answers there; start it, or correct the address',
};
