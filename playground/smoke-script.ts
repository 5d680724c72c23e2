/** One thing to do with real accounts, and what is to be seen then. */
export interface SmokeStep {
  /** `D3`: the part that it belongs to, and its number there. */
  readonly id: string;
  readonly title: string;
  /** What to do, as it stands in the document. */
  readonly instructions: string;
  readonly expected: string;
}

export type Verdict = 'seen' | 'not seen' | 'skipped';

export interface SmokeAnswer {
  readonly step: SmokeStep;
  readonly verdict: Verdict;
  /** What was to be seen instead. */
  readonly remark: string;
}

const heading = /^### ([A-Z]\d+)\. (.+)$/;
const question = /^See: /m;

/**
 * Reads the steps out of the document: `### D1. Title`, what to do, and a paragraph that begins with `See: `.
 * @throws Error that names the step which has nothing to be seen, or the id that stands twice
 */
export function readSmokeSteps(markdown: string): SmokeStep[] {
  const steps = markdown.split(/^(?=##)/m).flatMap((section) => {
    const [first = '', ...rest] = section.split('\n');
    const [, id, title] = heading.exec(first) ?? [];
    return id === undefined || title === undefined ? [] : [readStep(id, title, rest.join('\n'))];
  });
  const twice = steps.find((step, index) => steps.findIndex(({ id }) => id === step.id) !== index);
  if (twice) throw new Error(`step ${twice.id} stands twice`);
  return steps;
}

function readStep(id: string, title: string, text: string): SmokeStep {
  const at = text.search(question);
  if (at === -1) throw new Error(`step ${id} does not say what is to be seen`);
  const expected = text.slice(at).replace(question, '').trim();
  return { id, title, instructions: text.slice(0, at).trim(), expected };
}

/** The report: what was found, in the order of the steps, those that failed first told in numbers. */
export function writeSmokeReport(answers: readonly SmokeAnswer[], at: Date): string {
  const count = (verdict: Verdict) => answers.filter((answer) => answer.verdict === verdict).length;
  const rows = answers.map(
    ({ step, verdict, remark }) => `| ${step.id} | ${cell(step.title)} | ${verdict} | ${cell(remark)} |`,
  );
  return [
    '# Smoke test',
    '',
    `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC: ${count('seen')} seen, ${count('not seen')} not seen, ${count('skipped')} skipped.`,
    '',
    '| step | what | verdict | remark |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** A cell ends at a bar or a line break. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\|]/g, '\\$&').trim();
