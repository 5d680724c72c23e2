import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMarkup } from '../../../bots/slack/markup.ts';
import { readMrkdwn } from '../../../playground/page/client/slack/mrkdwn.ts';
import { readAloud } from './words-of.ts';

test.each([
  ['*bold*', { kind: 'mark', mark: 'bold' }],
  ['_italic_', { kind: 'mark', mark: 'italic' }],
  ['~gone~', { kind: 'mark', mark: 'strike' }],
  ['`a &lt; b`', { kind: 'code', text: 'a < b' }],
  ['<!date^1700000000^{ago}|then>', { kind: 'time', seconds: 1_700_000_000, form: 'relative' }],
  ['<!date^1700000000^{date_long}|then>', { kind: 'time', form: 'date' }],
  ['<!date^1700000000^{time}|then>', { kind: 'time', form: 'clock' }],
  ['<@U0ADA>', { kind: 'mention', of: 'person', id: 'U0ADA' }],
  ['<#C1|general>', { kind: 'mention', of: 'channel', label: 'general' }],
  ['<!here>', { kind: 'mention', of: 'group' }],
  ['<https://example.org/?a=1&amp;b=2|words>', { kind: 'link', address: 'https://example.org/?a=1&b=2' }],
])('%s is read', (text, piece) => {
  expect(readMrkdwn(text)).toMatchObject([{ kind: 'lines', lines: [[piece]] }]);
});

test('a quotation goes on over its lines', () => {
  expect(readMrkdwn('before\n>>> one\ntwo')).toMatchObject([
    { kind: 'lines' },
    { kind: 'quote', lines: [[{ text: 'one' }], [{ text: 'two' }]] },
  ]);
});

test.each(['snake_case_words', '2*3*4', 'a ~ b ~ c', '* not bold *'])('%s has no marks', (text) => {
  expect(readMrkdwn(text)).toEqual([{ kind: 'lines', lines: [[{ kind: 'text', text }]] }]);
});

test('an address that is not of the web is words', () => {
  expect(readMrkdwn('<javascript:alert(1)|press>')).toEqual([
    { kind: 'lines', lines: [[{ kind: 'text', text: 'press' }]] },
  ]);
});

test('what the bot has written is read as it was, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      // The bot puts characters of no width behind marks, so that they are none.
      const seen = readAloud(readMrkdwn(toMarkup(text, 3000))).replaceAll('\u200b', '');
      expect(seen).toBe(text.replaceAll('\u200b', ''));
    }),
    { numRuns: 500 },
  );
});
