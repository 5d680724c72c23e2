import type { ProblemCode, ProblemDetail } from '../../core/base/problem.ts';
import type { View } from './view.ts';
import type { Words } from './words/words.ts';

/** What went wrong, and what to do. */
export const problemView = (words: Words, code: ProblemCode, detail: ProblemDetail = {}): View => ({
  tone: 'bad',
  elements: [
    { kind: 'heading', text: words.problems[code].title },
    { kind: 'text', text: words.problems[code].text(detail) },
  ],
});
