import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openMetrics, processMetrics } from '../../core/base/metrics.ts';

const position = z.object({ x: z.number(), y: z.number(), w: z.number().max(24), h: z.number() });
const dashboard = z.looseObject({
  panels: z.array(
    z.looseObject({
      id: z.number(),
      title: z.string(),
      gridPos: position,
      targets: z.array(z.looseObject({ expr: z.string() })).default([]),
    }),
  ),
});

const { panels } = dashboard.parse(JSON.parse(readFileSync('docs/grafana/persona.json', 'utf8')));
const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** The names that Prometheus is given, and what each may be asked about. */
const metrics = new Map<string, readonly string[]>();
for (const { name, type, ...metric } of processMetrics().registry.getMetricsAsArray()) {
  const labels = 'labelNames' in metric ? z.array(z.string()).parse(metric.labelNames) : [];
  const parts = String(type) === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
  for (const part of parts) metrics.set(`${name}${part}`, labels);
}

/** Labels that Prometheus itself adds. */
const added = ['le', 'job', 'instance'];

/** What an expression asks that no program tells, one line each. */
function mistakesIn(expression: string): string[] {
  const names = [...expression.matchAll(/\b(?:persona|process|nodejs)_\w+/g)].map(([name]) => name);
  const known = [...added, ...names.flatMap((name) => metrics.get(name) ?? [])];
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/, */));
  const selected = [...expression.matchAll(/(\w+)=~?"/g)].map(([, label = '']) => label);
  return [
    ...(names.length === 0 ? ['no metric'] : []),
    ...names.filter((name) => !metrics.has(name)).map((name) => `no metric ${name}`),
    ...[...grouped, ...selected]
      .filter((label) => !known.includes(label))
      .map((label) => `no label ${label}`),
  ];
}

test.each(expressions)('%s asks for what is counted', (expression) => {
  expect(mistakesIn(expression)).toEqual([]);
});

test.each([
  ['sum(rate(persona_commands[5m]))', 'no metric persona_commands'],
  ['sum by (person) (rate(persona_commands_total[5m]))', 'no label person'],
  ['persona_run_seconds', 'no metric persona_run_seconds'],
  ['persona_spend_dollars{which="used"}', 'no label which'],
  ['up', 'no metric'],
])('%s would be found', (expression, complaint) => {
  expect(mistakesIn(expression)).toContain(complaint);
});

test('each metric of our own is shown', () => {
  const own = openMetrics()
    .registry.getMetricsAsArray()
    .map(({ name }) => name);
  expect(own.filter((name) => !expressions.some((one) => one.includes(name)))).toEqual([]);
});

test('no two panels lie over each other', () => {
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});
