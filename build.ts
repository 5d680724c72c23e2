import { rmSync } from 'node:fs';
import { bundle, installed, type ProgramName, programs } from './bundle.ts';
import { copyPackages } from './copy-packages.ts';

// `npm run build` makes dist/: each program that an operator runs in one file, and the packages that are not in it. It
// runs wherever it is copied to, on machines like this one.

rmSync('dist', { recursive: true, force: true });
const { outputs } = await bundle(Object.keys(programs) as ProgramName[], 'dist');
const packages = copyPackages(installed, 'node_modules', 'dist/node_modules');
for (const [path, { bytes }] of Object.entries(outputs)) {
  if (path.endsWith('.js')) console.log(`${path}: ${(bytes / 1_000_000).toFixed(1)} MB`);
}
console.log(`beside them: ${packages.join(', ')}`);
