import ts from 'typescript';
import { expect, test } from 'vitest';
import { plainText } from '../../bots/views/plain-text.ts';
import { problems } from '../../bots/views/words/en/problems.ts';
import { problemCodes } from '../../core/base/problem.ts';
import { retries } from '../../workers/retry.ts';
import { nodesOf, productFiles } from './sources.ts';

/** Tables that name every code, whether it is ever raised or not. */
const tables = [
  'core/base/problem.ts',
  'bots/views/words/en/problems.ts',
  'bots/views/words/en/card-problems.ts',
  'workers/retry.ts',
];

test('every code has words and a decision on trying again, and nothing else has', () => {
  const codes = [...problemCodes].sort();
  expect(Object.keys(problems).sort()).toEqual(codes);
  expect(Object.keys(retries).sort()).toEqual(codes);
});

test.each(problemCodes)('%s says what happened and what to do, whatever is known of it', (code) => {
  const { title, text } = problems[code];
  expect(title).toMatch(/\w/);
  expect(plainText(text({}))).toMatch(/\w/);
  expect(
    plainText(text({ option: 'style', choices: ['ink'], rule: 'violence', at: new Date(0), limit: 3 })),
  ).toMatch(/\w/);
});

test('every code is raised somewhere', () => {
  const raised = new Set(
    productFiles()
      .filter((path) => !tables.includes(path))
      .flatMap((path) => nodesOf(path))
      .filter(ts.isStringLiteral)
      .map(({ text }) => text),
  );
  expect(problemCodes.filter((code) => !raised.has(code))).toEqual([]);
});
