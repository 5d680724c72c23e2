import {
  type Block,
  type Inline,
  isWebAddress,
  plain,
  type Mark,
  type TimeForm,
} from '../rich-text/nodes.ts';
import { type Form, readInline } from '../rich-text/read-inline.ts';

// What the app may write: https://discord.com/developers/docs/reference#message-formatting

const marked = (pattern: RegExp, mark: Mark): Form => ({
  pattern,
  read: ([, text = ''], inside) => ({ kind: 'mark', mark, inside: inside(text) }),
});

const timeForms: Readonly<Record<string, TimeForm>> = {
  R: 'relative',
  D: 'date',
  d: 'date',
  t: 'clock',
  T: 'clock',
};

const link = (address: string, label: readonly Inline[]): Inline | undefined =>
  isWebAddress(address) ? { kind: 'link', address, label } : undefined;

/** Inside marks an escaped character is never the end. */
const forms: readonly Form[] = [
  { pattern: /\\([^A-Za-z0-9\s])/y, read: ([, sign = '']) => plain(sign) },
  {
    pattern: /``([^\n]+?)``|`([^`\n]+)`/y,
    read: (match) => ({ kind: 'code', text: match[1] ?? match[2] ?? '' }),
  },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    read: ([, seconds, form = 'f']) => ({
      kind: 'time',
      seconds: Number(seconds),
      form: timeForms[form] ?? 'date-clock',
    }),
  },
  { pattern: /<@!?(\d+)>/y, read: ([, id = '']) => ({ kind: 'mention', of: 'person', id }) },
  { pattern: /<@&(\d+)>/y, read: ([, id = '']) => ({ kind: 'mention', of: 'group', id }) },
  { pattern: /<#(\d+)>/y, read: ([, id = '']) => ({ kind: 'mention', of: 'channel', id }) },
  {
    pattern: /@(everyone|here)\b/y,
    read: ([, id = '']) => ({ kind: 'mention', of: 'group', id, label: id }),
  },
  {
    pattern: /\[((?:\\.|[^\]\\\n])+)\]\(<?([^)>\s]+)>?\)/y,
    read: ([, label = '', address = ''], inside) => link(address, inside(label)),
  },
  { pattern: /<(https?:\/\/[^>\s]+)>/y, read: ([, address = '']) => link(address, [plain(address)]) },
  { pattern: /https?:\/\/[^\s<>)*_~|]+/y, read: ([address]) => link(address, [plain(address)]) },
  marked(/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, 'bold'),
  marked(/__((?:\\.|[^\\])+?)__(?!_)/sy, 'underline'),
  marked(/~~((?:\\.|[^\\])+?)~~/sy, 'strike'),
  marked(/\|\|((?:\\.|[^\\])+?)\|\|/sy, 'spoiler'),
  marked(/\*(?!\s)((?:\\.|[^\\*])+?)\*/sy, 'italic'),
  marked(/_(?!\s)((?:\\.|[^\\_])+?)_(?!\w)/sy, 'italic'),
];

const inline = (text: string): readonly Inline[] => readInline(text, forms);

/** Reads Discord's markdown into blocks. Nothing in it becomes HTML: what shows blocks escapes all of their words. */
export function readMarkdown(text: string): readonly Block[] {
  return text.split(/```(?:\w+\n)?\n?([\s\S]+?)\n?```/g).flatMap((part, index): readonly Block[] => {
    if (index % 2 === 1) return [{ kind: 'code-block', text: part }];
    return part === '' ? [] : readLines(part.replace(/^\n|\n$/g, '').split('\n'));
  });
}

function readLines(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('>>> ')) {
      const rest = [line.slice(4), ...lines.slice(index + 1)];
      return [...blocks, { kind: 'quote', lines: rest.map(inline) }];
    }
    add(blocks, readLine(line));
  }
  return blocks;
}

function readLine(line: string): Block {
  const heading = /^(#{1,3}) (.+)/.exec(line);
  if (heading) return { kind: 'heading', level: levelOf(heading[1]), inside: inline(heading[2] ?? '') };
  if (line.startsWith('-# ')) return { kind: 'small', inside: inline(line.slice(3)) };
  if (line.startsWith('> ')) return { kind: 'quote', lines: [inline(line.slice(2))] };
  const item = /^\s*([-*]|\d+\.) (.+)/.exec(line);
  if (item) return { kind: 'list', isOrdered: /\d/.test(item[1] ?? ''), items: [inline(item[2] ?? '')] };
  return { kind: 'lines', lines: [inline(line)] };
}

const levelOf = (signs = ''): 1 | 2 | 3 => (signs.length === 1 ? 1 : signs.length === 2 ? 2 : 3);

/** Lines of one kind that follow each other are one block. */
function add(blocks: Block[], next: Block): void {
  const before = blocks.at(-1);
  if (next.kind === 'lines' && before?.kind === 'lines')
    blocks.splice(-1, 1, { kind: 'lines', lines: [...before.lines, ...next.lines] });
  else if (next.kind === 'quote' && before?.kind === 'quote')
    blocks.splice(-1, 1, { kind: 'quote', lines: [...before.lines, ...next.lines] });
  else if (next.kind === 'list' && before?.kind === 'list' && before.isOrdered === next.isOrdered)
    blocks.splice(-1, 1, { ...before, items: [...before.items, ...next.items] });
  else blocks.push(next);
}
