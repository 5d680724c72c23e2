import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, writeText } from '../../../bots/discord/markup.ts';
import { anyText } from './arbitrary-view.ts';

describe('what a person wrote is shown as it is', () => {
  test.each([
    ['**bold** and _italic_', '\\*\\*bold\\*\\* and \\_italic\\_'],
    ['@everyone <@1234> <#5>', '\\@everyone \\<\\@1234\\> \\<\\#5\\>'],
    ['# heading', '\\# heading'],
    ['- item\n 1. one\n3.5', '\\- item\n 1\\. one\n3\\.5'],
    ['[label](https://example.com)', '\\[label\\](https\\://example.com)'],
    ['`code` ||spoiler|| :smile:', '\\`code\\` \\|\\|spoiler\\|\\| \\:smile\\:'],
    ['<t:0:R>', '\\<t\\:0\\:R\\>'],
    ['C:\\temp', 'C\\:\\\\temp'],
  ])('%s', (text, written) => {
    expect(writeText(text, 1_000)).toBe(written);
  });

  test('whatever is escaped reads as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = escapeText(text).replace(/\\([^0-9A-Za-z\s])/gu, '$1');
        expect(read).toBe(text.replace(/\r\n?/g, '\n'));
      }),
    );
  });

  test('no sign of markup is left without its backslash', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bare = escapeText(text).replace(/\\./gs, 'x');
        expect(bare).not.toMatch(/[*_~`|<>@#:[\]\\]|^\s*[-+]|^\s*\d*\./m);
      }),
    );
  });
});

test('elements of text are written as Discord shows them', () => {
  const time = new Date('2026-11-24T20:00:00Z');
  const written = writeText(
    [
      { bold: 'A*' },
      ' ',
      { italic: 'b' },
      ' ',
      { code: 'c_d' },
      ' ',
      { time, as: 'relative' },
      { time, as: 'date' },
      { time, as: 'clock' },
      ' ',
      { link: 'https://example.com/a_(b)', label: 'here' },
      ' ',
      { link: 'javascript:alert(1)', label: 'no link' },
    ],
    1_000,
  );
  expect(written).toBe(
    '**A\\*** *b* `c_d` <t:1795550400:R><t:1795550400:D><t:1795550400:t> [here](<https://example.com/a_%28b%29>) no link',
  );
});

test('empty marks leave no signs behind', () => {
  expect(writeText([{ bold: '' }, { italic: ' ' }, { code: '' }], 100).trim()).toBe('');
});

describe('cutting', () => {
  test('never exceeds its length, never splits a character or an escape', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200 }), (text, longest) => {
        const whole = escapeText(text);
        const written = writeText(text, longest);
        expect(written.length).toBeLessThanOrEqual(longest);
        if (whole.length <= longest) expect(written).toBe(whole);
        else expect(whole.startsWith(written.slice(0, -1))).toBe(true);
        expect(written.replace(/\\./gs, '')).not.toMatch(/\\/);
      }),
    );
  });

  test('bold text is closed again', () => {
    expect(writeText([{ bold: 'abcdefghij' }], 9)).toBe('**abcd**…');
  });

  test('a link goes as a whole', () => {
    expect(writeText(['see ', { link: 'https://example.com/', label: 'the page' }], 20)).toBe('see …');
  });

  test('the halves of an emoji stay together', () => {
    expect(writeText('ab😀😀', 4)).toBe('ab…');
  });
});
