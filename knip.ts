import type { KnipConfig } from 'knip';

// Programs that `package.json` runs are found by knip itself. These are run as processes by other code.
export default {
  entry: [
    // `exec` before it hides it.
    'playground/main.ts',
    'playground/mongo/main.ts',
    'playground/page/client/main.tsx',
    'bench/programs/*.ts',
    'bench/kit/probe.ts',
    'test/**/*.test.ts',
    'test/faults/breaking-worker/main.ts',
    'vitest.faults.ts',
    'test/playground/mongo/{parent,reserve}.ts',
    'test/playground/redis-parent.ts',
  ],
  project: ['{core,bots,workers,linking-web,operator,playground,docs,test,bench}/**/*.{ts,tsx}', '*.ts'],
  // Programs of the system, which the code starts and names where they are missing.
  ignoreBinaries: ['redis-server', 'mount', 'umount'],
  // Read as a file: it carries the schema of the compose specification.
  ignoreDependencies: ['dclint'],
  // A name that its own file uses too may be exported for the types of others.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig;
