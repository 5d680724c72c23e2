import { writeFileSync } from 'node:fs';
import { pages } from './pages.ts';

// `npm run generate` writes the files that follow from the code; `npm run check` fails where one is behind.
for (const [path, write] of Object.entries(pages)) {
  writeFileSync(path, await write());
  console.log(path);
}
