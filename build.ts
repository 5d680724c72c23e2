import { rmSync } from 'node:fs';
import { bundle, type ProgramName, programs } from './bundle.ts';

// `npm run build` makes of each program that an operator runs one file in dist/.

rmSync('dist', { recursive: true, force: true });
const { outputs } = await bundle(Object.keys(programs) as ProgramName[], 'dist');
for (const [path, { bytes }] of Object.entries(outputs)) {
  if (path.endsWith('.js')) console.log(`${path}: ${(bytes / 1_000_000).toFixed(1)} MB`);
}
