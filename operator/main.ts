import { existsSync } from 'node:fs';
import { systemClock } from '../core/base/clock.ts';
import { runOperator } from './run.ts';
import { verbs } from './verbs.ts';

// npm run operator -- <verb> …: what an operator does by hand.

if (existsSync('.env')) process.loadEnvFile('.env');
const desk = {
  environment: process.env,
  clock: systemClock,
  colours: process.stdout.isTTY && !process.env['NO_COLOR'],
  write: (line: string) => {
    console.log(line);
  },
  complain: (line: string) => {
    console.error(line);
  },
};
process.exitCode = await runOperator(desk, verbs, process.argv.slice(2));
