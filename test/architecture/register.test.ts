import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { register } from '../../core/register.ts';
import { nodesOf, productFiles } from './sources.ts';

/** Names of the variables that hold a record. A record in anything else is named `undefined`, and so found missing. */
const definedIn = (path: string, text?: string): (string | undefined)[] =>
  nodesOf(path, text)
    .filter(ts.isCallExpression)
    .filter((call) => call.expression.getText() === 'defineRecord')
    .map(({ parent }) => (ts.isVariableDeclaration(parent) ? parent.name.getText() : undefined));

test('every record that the code defines is in the register, once', async () => {
  const records: unknown[] = [];
  for (const path of productFiles()) {
    const names = definedIn(path);
    if (names.length === 0) continue;
    const exported = (await import(pathToFileURL(resolve(path)).href)) as Record<string, unknown>;
    for (const name of names) records.push(name === undefined ? undefined : exported[name]);
  }
  expect(records.length).toBeGreaterThan(10);
  expect(records.filter((record) => !register.some((known) => known === record))).toEqual([]);
  expect(register).toHaveLength(records.length);
});

test('no two records share a collection', () => {
  const collections = register.map(({ collection }) => collection);
  expect(new Set(collections).size).toBe(collections.length);
});

test('the owner of a record can be found by a plain field or the id', () => {
  const lost = register.filter(({ ownerField, plain }) => ownerField !== '_id' && !(ownerField in plain));
  expect(lost.map(({ collection }) => collection)).toEqual([]);
});

test('models and records are made in one place', () => {
  const makers = productFiles().filter((path) =>
    nodesOf(path).some(
      (node) => ts.isCallExpression(node) && /\.model$/.test(node.expression.getText().split('<')[0] ?? ''),
    ),
  );
  expect(makers).toEqual(['core/store/connect.ts']);
});

test.each([
  ["export const notes = defineRecord({ collection: 'notes' });", ['notes']],
  ["export const all = [defineRecord({ collection: 'notes' })];", [undefined]],
  ['/** defineRecord({}) */', []],
])('%s defines %j', (text, names) => {
  expect(definedIn('planted.ts', text)).toEqual(names);
});
