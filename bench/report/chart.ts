import { shortNumber, type Summary, targetText } from '../kit/summary.ts';
import type { Results } from './results.ts';

const [rowHeight, labelWidth, width, top] = [26, 210, 820, 46];
/** Pixels of what is allowed: the line stands here, twice as much ends the scale. */
const allowed = 230;

/** How much of what is allowed a ratio takes: 1 is the target, less is better, whichever way the target is bound. */
const share = (ratio: number, { target }: Summary): number =>
  Math.max(0, target.bound === 'at most' ? ratio / target.value : target.value / ratio);

const toX = (part: number): number => labelWidth + Math.min(part, 2) * allowed;

/** docs/performance.svg: a bar per figure, with its spread, up to and beyond what is allowed. */
export function drawChart(results: Results): string {
  const figures = Object.values(results).flatMap((result) => result.figures);
  const height = top + figures.length * rowHeight + 16;
  const limit = toX(1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="How much of what is allowed each figure takes">`,
    `<style>${style}</style>`,
    `<text class="quiet" x="${limit}" y="20" text-anchor="middle">allowed</text>`,
    `<text class="quiet" x="${toX(2)}" y="20" text-anchor="middle">twice that, or more</text>`,
    ...figures.map((figure, index) => drawRow(figure, top + index * rowHeight)),
    `<line class="limit" x1="${limit}" x2="${limit}" y1="28" y2="${height - 12}"/>`,
    '</svg>\n',
  ].join('\n');
}

const style = [
  'text{font:13px system-ui,sans-serif;fill:#1f2328}.quiet{fill:#59636e}',
  '.met{fill:#2f7d4f}.missed{fill:#b3541e}.spread{stroke:#1f2328;stroke-width:1.5}',
  '.limit{stroke:#59636e;stroke-dasharray:4 3}',
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.quiet{fill:#9198a1}',
  '.met{fill:#4cb077}.missed{fill:#e0864f}.spread{stroke:#e6edf3}.limit{stroke:#9198a1}}',
].join('');

function drawRow(figure: Summary, y: number): string {
  const { name, ratio, min, max, met, target } = figure;
  const end = toX(share(ratio, figure));
  const [from, to] = [min, max].map((one) => toX(share(one, figure))).sort((a, b) => a - b);
  const middle = y + rowHeight / 2;
  const told = `${shortNumber(ratio)} (${targetText(target)})`;
  return [
    `<text x="${labelWidth - 10}" y="${middle + 4}" text-anchor="end">${name}</text>`,
    `<rect class="${met ? 'met' : 'missed'}" x="${labelWidth}" y="${y + 6}" width="${short(end - labelWidth + 1)}" height="14" rx="2"/>`,
    `<line class="spread" x1="${short(from ?? end)}" x2="${short(to ?? end)}" y1="${middle}" y2="${middle}"/>`,
    `<text x="${toX(2) + 12}" y="${middle + 4}">${told}</text>`,
  ].join('');
}

const short = (value: number): string => String(Math.round(value * 10) / 10);
