import { defineConfig } from 'vitest/config';

export default defineConfig({
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
