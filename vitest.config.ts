import { defineConfig } from 'vitest/config';
import { slowestFiles } from './test/slowest-files.ts';

export default defineConfig({
  plugins: [slowestFiles],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/architecture/**'],
    globalSetup: ['test/endpoints/check.ts'],
    setupFiles: ['test/endpoints/record.ts', 'test/real-time.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Tests wait for servers and processes of their own: on two cores three files at once keep both busy.
    maxWorkers: 3,
    pool: 'forks',
    // A file keeps nothing for itself in a module, so that files share what they have loaded: a minute less of a run.
    isolate: false,
  },
});
