import { defineConfig } from 'vitest/config';

// What holds the house in place: `npm run check` runs it, apart from the tests of what the product does.
export default defineConfig({
  test: {
    include: ['test/architecture/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
