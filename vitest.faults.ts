import { defineConfig } from 'vitest/config';
import { summary } from './test/faults/runner/summary.ts';

// The fault tests in full, as `npm run faults` starts them: one file at a time, since times are measured.
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    pool: 'forks',
    reporters: ['verbose', summary],
  },
});
