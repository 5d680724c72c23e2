import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeText } from '../../../bots/discord/markup.ts';
import { readMarkdown } from '../../../playground/page/client/discord/markdown.ts';
import { readAloud } from './words-of.ts';

const textOf = (text: string) => ({ kind: 'text', text });

test('headings, small print, quotes and lists are lines with a mark before them', () => {
  const read = readMarkdown('## Maren\n> Mind the step.\n> Sit.\n-# AI-made\n- one\n- two\n1. first');
  expect(read.map(({ kind }) => kind)).toEqual(['heading', 'quote', 'small', 'list', 'list']);
  expect(readAloud(read)).toBe('Maren\nMind the step.\nSit.\nAI-made\none\ntwo\nfirst');
});

test('marks stand in each other', () => {
  const [block] = readMarkdown('**bold *and italic*** `code` ~~gone~~ __under__');
  expect(block).toMatchObject({
    kind: 'lines',
    lines: [
      [
        {
          mark: 'bold',
          inside: [textOf('bold '), { mark: 'italic', inside: [textOf('and italic')] }],
        },
        textOf(' '),
        { kind: 'code', text: 'code' },
        textOf(' '),
        { mark: 'strike' },
        textOf(' '),
        { mark: 'underline' },
      ],
    ],
  });
});

test.each([
  ['<t:1700000000:R>', { kind: 'time', seconds: 1_700_000_000, form: 'relative' }],
  ['<t:1700000000>', { kind: 'time', form: 'date-clock' }],
  ['<@123>', { kind: 'mention', of: 'person', id: '123' }],
  ['<#456>', { kind: 'mention', of: 'channel', id: '456' }],
  ['@everyone', { kind: 'mention', of: 'group' }],
  ['[policy](<https://example.org/p>)', { kind: 'link', address: 'https://example.org/p' }],
  ['https://example.org/a?b=c', { kind: 'link', address: 'https://example.org/a?b=c' }],
])('%s is read', (text, piece) => {
  expect(readMarkdown(text)).toMatchObject([{ kind: 'lines', lines: [[piece]] }]);
});

test.each(['[press](javascript:alert(1))', '[press](<data:text/html,x>)', '<javascript:alert(1)>'])(
  '%s is no link',
  (text) => {
    expect(JSON.stringify(readMarkdown(text))).not.toContain('"link"');
  },
);

test('what the bot has escaped is read as it was written, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const seen = readAloud(readMarkdown(escapeText(text)));
      expect(seen.trim()).toBe(text.replaceAll(/\r\n?/g, '\n').trim());
    }),
    { numRuns: 500 },
  );
});
