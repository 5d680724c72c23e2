import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { onExchange } from '../../playground/kit/journal.ts';

// Loaded before every test file: notes which endpoints of the stand-ins were asked, for `check.ts` to look at in the end.

const file = join(inject('endpointsFolder'), `${process.pid}.txt`);
const noted = new Set<string>();

onExchange(({ standIn, endpoint }) => {
  const name = `${standIn} ${endpoint ?? ''}`;
  if (endpoint === undefined || noted.has(name)) return;
  noted.add(name);
  appendFileSync(file, `${name}\n`);
});
