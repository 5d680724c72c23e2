import { z } from 'zod';
import type { Finding } from '../core/base/finding.ts';
import { type Desk, paint } from './desk.ts';
import { examineAll } from './doctor/examine.ts';
import { parseGiven, type Verb } from './verb.ts';

const given = z.object({ json: z.boolean().default(false) });

export const doctor: Verb = {
  name: 'doctor',
  summary: 'look at everything, and say what to do about what is not well',
  more: 'Looks at the configuration of every program, store, queue, keys, schema, ledger, runs, spend, backups, clocks, and asks the platforms and providers whether they take what is configured. Changes nothing and costs nothing. Ends with 1 if something does not work (✗); what may not work for long (!) does not change that.',
  parameters: [{ flags: '--json', says: 'the findings as JSON' }],
  async run(desk, words) {
    const { json } = parseGiven(given, words);
    const groups = await examineAll(desk.environment, desk.clock);
    const findings = groups.flatMap((group) => group.findings);
    if (json) desk.write(JSON.stringify(findings, null, 2));
    else {
      const width = Math.max(...findings.map(({ name }) => name.length));
      for (const group of groups) {
        desk.write(paint(desk, 'bold', group.title));
        for (const finding of group.findings) write(desk, finding, width);
        desk.write('');
      }
      desk.write(summaryOf(findings));
    }
    return findings.some(({ state }) => state === 'bad') ? 1 : 0;
  },
};

const marks = {
  good: ['✓', 'green'],
  doubtful: ['!', 'yellow'],
  bad: ['✗', 'red'],
} as const;

function write(desk: Desk, { name, state, says, todo }: Finding, width: number): void {
  const [mark, colour] = marks[state];
  desk.write(`  ${paint(desk, colour, mark)} ${name.padEnd(width)}  ${says}`);
  if (todo !== undefined) desk.write(`    ${' '.repeat(width)}  ${paint(desk, colour, `→ ${todo}`)}`);
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (wanted: Finding['state']): number => findings.filter(({ state }) => state === wanted).length;
  const [broken, doubts] = [count('bad'), count('doubtful')];
  if (broken === 0 && doubts === 0) return 'All is well.';
  return `${count('good')} well, ${doubts} to look at, ${broken} not working.`;
}
