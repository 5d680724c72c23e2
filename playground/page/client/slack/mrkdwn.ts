import {
  type Block,
  type Inline,
  isWebAddress,
  plain,
  type Mark,
  type TimeForm,
} from '../rich-text/nodes.ts';
import { type Form, readInline } from '../rich-text/read-inline.ts';

// What the app may write: https://docs.slack.dev/messaging/formatting-message-text

/** The three characters that are written as entities. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const marked = (sign: string, mark: Mark): Form => ({
  // A mark opens after no letter and closes before none; nothing is marked across lines. To Slack a character of no width is
  // a space.
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}])[${sign}](?![\\s\u200b${sign}])([^\\n]+?)(?<![\\s\u200b])[${sign}](?![\\p{L}\\p{N}])`,
    'uy',
  ),
  read: ([, text = ''], inside) => ({ kind: 'mark', mark, inside: inside(text) }),
});

function readDate(seconds: number, pattern: string): Inline {
  const form: TimeForm = /\{ago\}/.test(pattern)
    ? 'relative'
    : !pattern.includes('{time')
      ? 'date'
      : pattern.includes('{date')
        ? 'date-clock'
        : 'clock';
  return { kind: 'time', seconds, form };
}

const labelled = (label: string | undefined) => (label === undefined ? {} : { label: unescaped(label) });

const forms: readonly Form[] = [
  { pattern: /&(lt|gt|amp);/y, read: ([entity]) => plain(unescaped(entity)) },
  { pattern: /`([^`\n]+)`/y, read: ([, text = '']) => ({ kind: 'code', text: unescaped(text) }) },
  {
    pattern: /<!date\^(\d+)\^([^|>^]+)[^|>]*\|[^>]*>/y,
    read: ([, seconds, pattern = '']) => readDate(Number(seconds), pattern),
  },
  {
    pattern: /<!(here|channel|everyone)(?:\|[^>]*)?>/y,
    read: ([, id = '']) => ({ kind: 'mention', of: 'group', id, label: id }),
  },
  {
    pattern: /<@([A-Z0-9]+)(?:\|([^>]*))?>/y,
    read: ([, id = '', label]) => ({ kind: 'mention', of: 'person', id, ...labelled(label) }),
  },
  {
    pattern: /<#([A-Z0-9]+)(?:\|([^>]*))?>/y,
    read: ([, id = '', label]) => ({ kind: 'mention', of: 'channel', id, ...labelled(label) }),
  },
  {
    pattern: /<([^|>\s]+)(?:\|([^>]*))?>/y,
    read: ([, given = '', label]) => {
      const address = unescaped(given);
      const words = plain(unescaped(label ?? given));
      return isWebAddress(address) ? { kind: 'link', address, label: [words] } : words;
    },
  },
  marked('*', 'bold'),
  marked('_', 'italic'),
  marked('~', 'strike'),
];

const inline = (text: string): readonly Inline[] => readInline(text, forms);

/** Reads Slack's mrkdwn into blocks. Nothing in it becomes HTML: what shows blocks escapes all of their words. */
export function readMrkdwn(text: string): readonly Block[] {
  return text.split(/```\n?([\s\S]+?)\n?```/g).flatMap((part, index): readonly Block[] => {
    if (index % 2 === 1) return [{ kind: 'code-block', text: unescaped(part) }];
    return part === '' ? [] : readLines(part.split('\n'));
  });
}

function readLines(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const [index, line] of lines.entries()) {
    const longQuote = /^(?:>>>|&gt;&gt;&gt;) ?(.*)/.exec(line);
    if (longQuote) {
      const rest = [longQuote[1] ?? '', ...lines.slice(index + 1)];
      return [...blocks, { kind: 'quote', lines: rest.map(inline) }];
    }
    const quote = /^(?:>|&gt;) ?(.*)/.exec(line);
    add(blocks, quote ? 'quote' : 'lines', inline(quote?.[1] ?? line));
  }
  return blocks;
}

function add(blocks: Block[], kind: 'quote' | 'lines', line: readonly Inline[]): void {
  const before = blocks.at(-1);
  if (before?.kind === kind) blocks.splice(-1, 1, { kind, lines: [...before.lines, line] });
  else blocks.push({ kind, lines: [line] });
}
