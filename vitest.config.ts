import { defineConfig } from 'vitest/config';
import { slowestFiles } from './test/slowest-files.ts';

export default defineConfig({
  plugins: [slowestFiles],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/architecture/**'],
    globalSetup: ['test/endpoints/check.ts'],
    setupFiles: ['test/endpoints/record.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Tests start real servers and processes: two files at once is what a two-core machine carries.
    maxWorkers: 2,
    pool: 'forks',
  },
});
