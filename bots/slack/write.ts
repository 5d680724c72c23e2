import type { types } from '@slack/bolt';
import type { Element, View } from '../views/view.ts';
import { type FileOf, isBlank, note, percentOf, writeElement } from './blocks.ts';
import { limits } from './limits.ts';
import { cut, escape, toPlain } from './markup.ts';

/** A message as `chat.postMessage`, `chat.update` and a `response_url` take it. */
export interface SlackMessage {
  /** For notifications and screen readers; where blocks are shown, it is not. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** Writes a view as blocks. Whatever is longer than Slack takes is cut, the longest texts first; never fails. */
export function writeMessage(view: View, fileOf: FileOf): SlackMessage {
  const write = (longest: number) =>
    withinBlocks(view.elements.flatMap((element) => writeElement(element, longest, fileOf)));
  const blocks = write(Infinity);
  const lengths = blocks.flatMap(lengthsOf);
  const fits = lengths.reduce((sum, length) => sum + length, 0) <= limits.message;
  return { text: notificationOf(view), blocks: fits ? blocks : write(fairLength(lengths, limits.message)) };
}

/** The length to which each text may grow so that all together keep within `total`: short ones stay whole. */
function fairLength(lengths: readonly number[], total: number): number {
  let left = total;
  const ascending = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Infinity;
}

function lengthsOf(block: types.KnownBlock): number[] {
  if (block.type === 'header') return [block.text.text.length];
  if (block.type === 'section')
    return [block.text, ...(block.fields ?? [])].map((one) => one?.text.length ?? 0);
  if (block.type !== 'context') return [];
  return block.elements.map((one) => ('text' in one ? one.text.length : 0));
}

/** Too many blocks: dividers go first, then the middle; what can be pressed at the end stays. */
function withinBlocks(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  if (blocks.length <= limits.blocks) return [...blocks];
  const needed = blocks.filter((block) => block.type !== 'divider');
  if (needed.length <= limits.blocks) return needed;
  const end = needed.slice(-limits.blocks / 2).filter((block) => block.type === 'actions');
  return [...needed.slice(0, limits.blocks - end.length - 1), ...note('…', limits.text), ...end];
}

/** The view in words, one line per element. */
function notificationOf(view: View): string {
  const lines = view.elements.flatMap(wordsOf).filter((line) => !isBlank(line));
  const words = escape(cut(lines.join('\n'), limits.notification));
  return isBlank(words) ? '…' : cut(words, limits.notification);
}

function wordsOf(element: Element): string[] {
  switch (element.kind) {
    case 'heading':
      return [element.text];
    case 'text':
    case 'note':
    case 'quote':
      return [toPlain(element.text)];
    case 'fields':
      return element.fields.map(({ label, value }) => `${label}: ${toPlain(value)}`);
    case 'progress':
      return [`${element.label} ${percentOf(element.part)} %`];
    case 'picture':
      return [element.picture.alternative];
    case 'file':
      return [element.file.name];
    case 'divider':
    case 'buttons':
    case 'menu':
      return [];
  }
}
