import ts from 'typescript';
import { expect, test } from 'vitest';
import { nodesOf, productFiles } from './sources.ts';

/** Where a failure ends: it becomes words for a person, or for whoever started a program. */
const ends = [
  'bots/discord/register.ts',
  'bots/dispatch.ts',
  'bots/present.ts',
  'bots/read-files.ts',
  'core/base/finding.ts',
  'core/base/secret-files.ts',
  'core/characters/cards/reading/attempt.ts',
  'core/program/readiness.ts',
  'core/program/run-program.ts',
  'operator/doctor/keys.ts',
  'operator/run.ts',
];

/** A `catch` that no failure leaves again. */
const swallows = (path: string, text?: string): boolean =>
  nodesOf(path, text).some((node) => ts.isCatchClause(node) && !mayThrow(node.block));

const mayThrow = (node: ts.Node): boolean =>
  ts.isThrowStatement(node) || (ts.forEachChild(node, (child) => mayThrow(child) || undefined) ?? false);

test('failures are caught for good in the frames only', () => {
  expect(
    productFiles()
      .filter((path) => swallows(path))
      .sort(),
  ).toEqual(ends);
});

test.each([
  ['try { go(); } catch { log(); }', true],
  ['try { go(); } catch (error) { if (known(error)) return; throw error; }', false],
  ['go(); // catch nothing', false],
])('%s: %s', (text, expected) => {
  expect(swallows('planted.ts', `function planted() { ${text}\n}`)).toBe(expected);
});
