import ts from 'typescript';
import { expect, test } from 'vitest';
import { programs } from './programs.ts';
import { codeBelow, nodesOf, productFiles } from './sources.ts';

const readsEnvironment = (path: string, text?: string): boolean =>
  nodesOf(path, text).some((node) => isProcessMember(node) || importsProcess(node));

const isProcessMember = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) &&
    node.expression.getText() === 'process' &&
    node.name.text === 'env') ||
  (ts.isElementAccessExpression(node) && node.expression.getText() === 'process');

const importsProcess = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) &&
  ts.isStringLiteral(node.moduleSpecifier) &&
  /^(node:)?process$/.test(node.moduleSpecifier.text);

test('only programs read the environment', () => {
  const readers = [...productFiles(), ...codeBelow('playground'), ...codeBelow('docs')].filter((path) =>
    readsEnvironment(path),
  );
  // What a program reads is handed on as an argument.
  expect(readers.filter((path) => !programs().includes(path))).toEqual([]);
  expect(readers).toContain('bots/main.ts');
});

test.each([
  'const url = process.env["URL"];',
  'const { URL } = process.env;',
  "const env = process['env'];",
  "import { env } from 'node:process';",
])('%s is found', (text) => {
  expect(readsEnvironment('planted.ts', text)).toBe(true);
});

test('words in comments are no reading', () => {
  expect(
    readsEnvironment('planted.ts', '/** Only programs read `process.env`. */\nexport const one = 1;'),
  ).toBe(false);
});
