import type { ProblemDetail } from '../../../../core/base/problem.ts';
import type { Text } from '../../view.ts';

/** What a person reads: what happened, and what to do. */
export interface ProblemWords {
  readonly title: string;
  readonly text: (detail: ProblemDetail) => Text;
}
