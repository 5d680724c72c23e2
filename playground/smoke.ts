import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readSmokeSteps, type SmokeAnswer, type SmokeStep, writeSmokeReport } from './smoke-script.ts';

// Leads a person with real accounts through docs/smoke.md, and writes down what they saw. Touches no service itself.

const script = new URL('../docs/smoke.md', import.meta.url);
const usage = 'npm run smoke -- [--only D|S|C] [--out FILE]';

try {
  const { only = '', out } = readOptions();
  const steps = readSmokeSteps(readFileSync(script, 'utf8')).filter(({ id }) => id.startsWith(only));
  if (steps.length === 0) throw new Error(`No step begins with ${only}. Usage: ${usage}`);
  const answers = await askAll(steps);
  writeFileSync(out, writeSmokeReport(answers, new Date()));
  console.log(`\nThe report is in ${out}.`);
  process.exitCode = answers.some(({ verdict }) => verdict === 'not seen') ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message.split('\n')[0] : error);
  process.exitCode = 1;
}

function readOptions() {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, out: { type: 'string', default: 'smoke-report.md' } },
  });
  return values;
}

async function askAll(steps: readonly SmokeStep[]): Promise<SmokeAnswer[]> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  /** Undefined when there is nobody any more. */
  const ask = async (words: string): Promise<string | undefined> => {
    process.stdout.write(words);
    const line = await lines.next();
    return line.done ? undefined : line.value.trim();
  };
  const answers: SmokeAnswer[] = [];
  for (const [index, step] of steps.entries()) {
    console.log(`\n${step.id} (${index + 1} of ${steps.length}): ${step.title}\n\n${step.instructions}\n`);
    const answer = await askOne(step, ask);
    if (answer) answers.push(answer);
    else return [...answers, ...steps.slice(index).map(skip)];
  }
  return answers;
}

/** Undefined where the person has had enough. */
async function askOne(
  step: SmokeStep,
  ask: (words: string) => Promise<string | undefined>,
): Promise<SmokeAnswer | undefined> {
  for (;;) {
    const typed = await ask(`Did you see: ${step.expected}\n[y]es, [n]o, [s]kip, [q]uit: `);
    if (typed === undefined) return undefined;
    switch (typed.toLowerCase().charAt(0)) {
      case 'y':
        return { step, verdict: 'seen', remark: '' };
      case 'n':
        return { step, verdict: 'not seen', remark: (await ask('What did you see instead? ')) ?? '' };
      case 's':
        return skip(step);
      case 'q':
        return undefined;
    }
  }
}

function skip(step: SmokeStep): SmokeAnswer {
  return { step, verdict: 'skipped', remark: '' };
}
