import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import type { Rule } from './rule.ts';

/** The folders that hold code. */
const folders = [
  'core',
  'bots',
  'workers',
  'linking-web',
  'operator',
  'playground',
  'docs',
  'test',
  'bench',
] as const;

/** What was seen, and what it breaks: `rule: from → to`. */
export interface Cruised {
  readonly modules: readonly IModule[];
  readonly violations: readonly string[];
}

/** Holds the code below a folder against rules. */
export async function cruiseUnder(baseDir: string, rules: readonly Rule[]): Promise<Cruised> {
  const present = folders.filter((folder) => existsSync(join(baseDir, folder)));
  const { output } = await cruise(
    [...present],
    {
      baseDir: resolve(baseDir),
      validate: true,
      ruleSet: { forbidden: rules.map((rule) => ({ severity: 'error', ...rule })) },
      tsPreCompilationDeps: 'specify',
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['types', 'import', 'node', 'require', 'default'],
      },
    },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  if (typeof output === 'string')
    throw new Error('dependency-cruiser was asked for its result, not for text');
  return { modules: output.modules, violations: output.summary.violations.map(describe) };
}

function describe({ rule, from, to, cycle }: ICruiseResult['summary']['violations'][number]): string {
  const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
  return `${rule.name}: ${from} → ${way}`;
}
