import { shortNumber, type Summary, targetText } from '../kit/summary.ts';
import type { Result, Results } from './results.ts';

const opening = `# Performance

Made by \`npm run bench -- --write\` from [performance.json](performance.json). Nothing here is written by hand.

A benchmark measures **ours and a partner in turn**, A B A B, in one run: the partner is the bare library that does the same
work, on the same machine, store and stand-ins. A ratio is ours divided by the partner's; the table has the median of five
pairs and the smallest and largest of them, and says "noisy" where they are more than a quarter apart. Absolute figures belong
to the machine that they were taken on; the embedded store puts every write on the disk before it answers.

![How much of what is allowed each figure takes](performance.svg)
`;

/** docs/performance.md. */
export function writePage(results: Results): string {
  const all = Object.entries(results);
  const figures = all.flatMap(([, { figures: of }]) => of);
  const met = figures.filter((figure) => figure.met).length;
  return [
    opening,
    `${met} of ${figures.length} targets are met.\n`,
    table(figures),
    '## What is compared\n',
    ...all.map(([name, result]) => section(name, result)),
  ].join('\n');
}

function table(figures: readonly Summary[]): string {
  const head = [
    '| figure | ratio | smallest – largest | target | | ours | partner | unit |',
    '| --- | ---: | ---: | ---: | --- | ---: | ---: | --- |',
  ];
  return `${[...head, ...figures.map(row)].join('\n')}\n`;
}

function row({ name, ratio, min, max, target, met, noisy, ours, partner, unit }: Summary): string {
  const outcome = `${met ? 'met' : '**missed**'}${noisy ? ', noisy' : ''}`;
  const spread = `${shortNumber(min)} – ${shortNumber(max)}`;
  const cells = [name, shortNumber(ratio), spread, targetText(target), outcome];
  return `| ${[...cells, shortNumber(ours), shortNumber(partner), unit].join(' | ')} |`;
}

function section(name: string, { ours, partner, figures, machine, at }: Result): string {
  const notes = [...new Set(figures.map(({ note }) => note))].filter((note) => note !== '');
  return [
    `### ${name}\n`,
    `- **Ours**: ${ours}.`,
    `- **Partner**: ${partner}.`,
    ...notes.map((note) => `- ${note}`),
    `- Measured on ${at}: ${machine}.\n`,
  ].join('\n');
}
