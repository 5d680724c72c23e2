import { relative } from 'node:path';
import type { Plugin } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

const count = 10;

/**
 * Prints the ten slowest files in the end, whatever reporters were asked for: as a plugin, since those of the command
 * line take the place of those of the configuration.
 */
export const slowestFiles: Plugin = {
  name: 'slowest-files',
  configureVitest({ vitest }) {
    const { reporters } = vitest.config;
    if (Array.isArray(reporters)) (reporters as Reporter[]).push(reporter);
  },
};

const reporter: Reporter = {
  onTestRunEnd(modules) {
    if (modules.length <= count) return;
    const lines = slowestOf(modules.map(measured));
    process.stdout.write(`\nThe ${lines.length} slowest files:\n${lines.join('\n')}\n`);
  },
};

interface MeasuredFile {
  readonly file: string;
  readonly milliseconds: number;
}

function measured(module: TestModule): MeasuredFile {
  const { collectDuration, duration } = module.diagnostic();
  return { file: relative(process.cwd(), module.moduleId), milliseconds: collectDuration + duration };
}

/** The ten that took longest, loading included, one line each. */
export const slowestOf = (files: readonly MeasuredFile[]): string[] =>
  files
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, count)
    .map(({ file, milliseconds }) => `${(milliseconds / 1_000).toFixed(1).padStart(6)} s  ${file}`);
