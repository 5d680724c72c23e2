import { expect, test } from 'vitest';
import { cruiseUnder } from './cruise.ts';
import { plantHouse } from './plant.ts';
import { violations } from './planted-violations.ts';
import { rules } from './rules.ts';

const ruleNamed = (name: string) => rules.filter((rule) => rule.name === name);

test.each(violations)('$rule finds what breaks it', async ({ rule, files }) => {
  using house = plantHouse(files);
  const found = await cruiseUnder(house.folder, ruleNamed(rule));
  expect(found.violations.map((one) => one.split(':')[0])).toContain(rule);
});

test('every rule has a planted violation', () => {
  const planted = new Set(violations.map(({ rule }) => rule));
  expect(rules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});

test('a house that keeps the rules breaks none', async () => {
  using house = plantHouse({
    'core/base/ids.ts': "import { z } from 'zod';\nexport const id = z;",
    'core/core.ts': 'export interface Core { id: string }',
    'core/jobs/run.ts':
      "import { id } from '../base/ids.ts';\nimport type { Core } from '../core.ts';\nexport const run = (core: Core) => [core, id];",
    'workers/start.ts': "export { run } from '../core/jobs/run.ts';",
    'workers/main.ts': "import './start.ts';",
  });
  expect((await cruiseUnder(house.folder, rules)).violations).toEqual([]);
});
