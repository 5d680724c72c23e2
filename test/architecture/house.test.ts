import { expect, test } from 'vitest';
import { cruiseUnder } from './cruise.ts';
import { rules } from './rules.ts';

test('the house stands as its rules say', async () => {
  const { modules, violations } = await cruiseUnder('.', rules);
  expect(violations).toEqual([]);
  // Where the compiler and dependency-cruiser do not fit together, it sees no module and finds nothing wrong.
  const ours = modules.filter(({ source }) => !source.includes('node_modules') && source.endsWith('.ts'));
  expect(ours.length).toBeGreaterThan(100);
  expect(ours.some(({ dependencies }) => dependencies.some((one) => one.preCompilationOnly))).toBe(true);
});
