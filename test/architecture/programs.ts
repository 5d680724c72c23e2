import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({ scripts: z.record(z.string(), z.string()) });

/** The files that `package.json` runs by name, and the embedded store, which runs as a process of its own. */
export function programs(): string[] {
  const { scripts } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const run = Object.values(scripts).flatMap((script) => script.match(/(?<=\btsx )\S+\.ts\b/g) ?? []);
  return [...run, 'playground/mongo/main.ts'];
}
