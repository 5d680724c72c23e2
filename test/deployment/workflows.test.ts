import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { composeText, readCompose } from './compose.ts';

const folder = '.github/workflows';

const step = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
const workflow = z.looseObject({
  on: z.looseObject({ schedule: z.array(z.object({ cron: z.string() })).optional() }),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({ 'runs-on': z.string(), 'timeout-minutes': z.number(), steps: z.array(step).min(1) }),
  ),
});

const manifest = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const { services } = readCompose(composeText());

/** What npm itself can do; everything else that it runs stands in package.json. */
const ownWords = new Set(['ci', 'audit']);

const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** What is wrong with a workflow, one line each. */
function mistakesIn(text: string): string[] {
  const { jobs, permissions } = workflow.parse(parse(text));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const commands = steps.map(({ run = '' }) => run).join('\n');
  const asked = [...commands.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, name]) => name ?? '');
  const started = [...commands.matchAll(/\bdocker compose (?:up|run)((?: [\w-]+)+)/g)].flatMap(
    ([, words = '']) => words.split(' ').filter((word) => /^[a-z]/.test(word)),
  );
  const mongo = [...commands.matchAll(/\bmongo:\S+/g)].map(([image]) => image);
  const actions = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
  return [
    ...asked.filter((name) => !ownWords.has(name) && !(name in scripts)).map((name) => `npm cannot ${name}`),
    ...started.filter((name) => !(name in services)).map((name) => `there is no service ${name}`),
    ...mongo
      .filter((image) => image !== services['mongodb']?.image)
      .map((image) => `not the store: ${image}`),
    ...actions.filter((name) => !/@v\d/.test(name)).map((name) => `any version of ${name}`),
    ...(permissions['contents'] === 'read' ? [] : ['it may do more than read']),
  ];
}

test.each(readdirSync(folder))('%s asks for what is there', (name) => {
  expect(mistakesIn(textOf(name))).toEqual([]);
});

test.each([
  ['npm run check', 'npm run verify', 'npm cannot verify'],
  ['npm test', 'npm tests', 'npm cannot tests'],
  ['mongo:8.0.13', 'mongo:7', 'not the store: mongo:7'],
  ['workers linking-web proxy', 'workers site proxy', 'there is no service site'],
  ['checkout@v4', 'checkout@main', 'any version of actions/checkout@main'],
  ['contents: read', 'contents: write', 'it may do more than read'],
])('%s → %s is found', (from, to, complaint) => {
  expect(textOf('ci.yml')).toContain(from);
  expect(mistakesIn(textOf('ci.yml').replace(from, to))).toEqual([complaint]);
});

test('packages, image and secrets are looked over once a week, and somebody is told', () => {
  const { on, jobs } = workflow.parse(parse(textOf('scan.yml')));
  expect(on.schedule?.map(({ cron }) => cron.split(' '))).toEqual([
    [expect.any(String), expect.any(String), '*', '*', expect.stringMatching(/^[0-6]$/)],
  ]);
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
  for (const scan of [
    'npm audit --audit-level=high',
    'npm audit signatures',
    '--exit-code 1',
    'gitleaks',
    'gh issue',
  ])
    expect(commands.filter((command) => command.includes(scan))).toHaveLength(1);
  expect(jobs['tell']).toMatchObject({
    needs: Object.keys(jobs).filter((name) => name !== 'tell'),
    if: 'failure()',
  });
});
