import { rmSync } from 'node:fs';
import { bundle } from './bundle.ts';

// `npm run build` makes of each program that an operator runs one file in dist/.

const programs = {
  bots: 'bots/main.ts',
  workers: 'workers/main.ts',
  'linking-web': 'linking-web/main.ts',
  operator: 'operator/main.ts',
  register: 'bots/discord/register.ts',
  manifest: 'bots/slack/manifest.ts',
};

rmSync('dist', { recursive: true, force: true });
const { outputs } = await bundle(programs, 'dist');
for (const [path, { bytes }] of Object.entries(outputs)) {
  if (path.endsWith('.js')) console.log(`${path}: ${(bytes / 1_000_000).toFixed(1)} MB`);
}
