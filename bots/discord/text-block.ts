import type { Element, Text } from '../views/view.ts';
import { textLength, writeText } from './markup.ts';

/** One block of text: fixed markup around words that may be cut. */
export interface TextBlock {
  readonly before: string;
  readonly text: Text;
  /** What a line break in the text becomes. */
  readonly newline: string;
  readonly after: string;
}

type TextElement = Extract<Element, { kind: 'heading' | 'text' | 'note' | 'fields' | 'quote' | 'progress' }>;

/** The blocks that an element's words make; nothing where it has no words. */
export function toBlocks(element: TextElement): TextBlock[] {
  switch (element.kind) {
    case 'heading':
      return block('## ', element.text, ' ');
    case 'text':
      return block('', element.text, '\n');
    case 'note':
      return block('-# ', element.text, ' ');
    case 'quote':
      return block('> ', element.text, '\n> ');
    case 'fields':
      return element.fields.flatMap(({ label, value }) =>
        block('', [{ bold: label }, ' ', ...(typeof value === 'string' ? [value] : value)], '\n'),
      );
    case 'progress':
      return [{ before: '', text: element.label, newline: ' ', after: `\n${bar(element.part)}` }];
  }
}

const block = (before: string, text: Text, newline: string): TextBlock[] =>
  writeText(text, Number.POSITIVE_INFINITY).trim() === '' ? [] : [{ before, text, newline, after: '' }];

const barLength = 12;

function bar(part: number): string {
  const share = Number.isNaN(part) ? 0 : Math.min(1, Math.max(0, part));
  const full = Math.round(share * barLength);
  return `\`${'▰'.repeat(full)}${'▱'.repeat(barLength - full)}\` ${Math.floor(share * 100)} %`;
}

const fixedLength = (one: TextBlock): number => one.before.length + one.after.length;
// A block takes its markup, one character at least, and the line break that parts it from the next.
const leastLength = (one: TextBlock): number => fixedLength(one) + 2;

/**
 * Writes blocks so that all together, with a line break after each, take `longest` characters at most.
 * Short ones stay whole, long ones are cut to the same length. What cannot have a single character is left out, from the end.
 */
export function writeBlocks(blocks: readonly TextBlock[], longest: number): string[] {
  const kept = [...blocks];
  let least = kept.reduce((sum, one) => sum + leastLength(one), 0);
  while (least > longest) {
    const dropped = kept.pop();
    if (dropped) least -= leastLength(dropped);
  }
  const markup = kept.reduce((sum, one) => sum + fixedLength(one) + 1, 0);
  const share = fairShare(
    kept.map((one) => textLength(one.text, one.newline)),
    longest - markup,
  );
  const written = kept.map((one) => `${one.before}${writeText(one.text, share, one.newline)}${one.after}`);
  return [...written, ...blocks.slice(kept.length).map(() => '')];
}

/** The largest length to which all may be cut so that together they fit. */
function fairShare(lengths: readonly number[], total: number): number {
  let left = total;
  const ascending = lengths.toSorted((one, other) => one - other);
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}
