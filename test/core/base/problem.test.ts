import { expect, test } from 'vitest';
import { explainProblem } from '../../../core/base/explain-problem.ts';
import { Problem, toProblem } from '../../../core/base/problem.ts';

test('a Problem stays itself; anything else is internal, with what it was as the cause', () => {
  const problem = new Problem('quota-used', { limit: 3 });
  expect(toProblem(problem)).toBe(problem);
  const error = new TypeError('wrong');
  expect(toProblem(error)).toMatchObject({ code: 'internal', cause: error });
  expect(toProblem('thrown text')).toMatchObject({ code: 'internal', cause: 'thrown text' });
});

test.each([
  [
    new Problem('configuration', { lines: ['A: is not set', 'B: is not set'] }),
    ['A: is not set', 'B: is not set'],
  ],
  [new Problem('store-unavailable'), [expect.stringMatching(/^MONGODB_URI: /)]],
  [new Problem('queue-unavailable'), [expect.stringMatching(/^REDIS_URL: /)]],
  [toProblem(new Error('first line\nsecond line')), ['the start failed: first line']],
])('why a program does not start: %s', (problem, lines) => {
  expect(explainProblem(problem)).toEqual(lines);
});
