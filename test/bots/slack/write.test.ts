import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMarkup } from '../../../bots/slack/markup.ts';
import { channelOf, writeModal } from '../../../bots/slack/modal.ts';
import { writeMessage } from '../../../bots/slack/write.ts';
import type { Text, View } from '../../../bots/views/view.ts';
import { checkMessageBlocks, checkModal } from '../../../playground/slack/blocks/check.ts';
import { mentionsIn } from '../../../playground/slack/mentions.ts';
import { asRead } from '../../../playground/slack/people/seen.ts';
import { anyForm, anyText, anyView } from './views.ts';

const uploaded = () => 'F1';
const viewOf = (...elements: View['elements']): View => ({ tone: 'neutral', elements });
const write = (...elements: View['elements']) => writeMessage(viewOf(...elements), uploaded);

/** As sent: through JSON, and checked by the limits that Slack publishes. */
const checked = (blocks: unknown) => checkMessageBlocks(JSON.parse(JSON.stringify(blocks)), () => true);

test('no view exceeds what Slack takes, and none mentions anybody', () => {
  fc.assert(
    fc.property(anyView, fc.boolean(), (view, hasFile) => {
      const { text, blocks } = writeMessage(view, () => (hasFile ? 'F1' : undefined));
      expect(mentionsIn(text, checked(blocks), false)).toEqual([]);
      expect(text).not.toBe('');
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_000);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('no form exceeds what Slack takes, and each knows its channel', () => {
  fc.assert(
    fc.property(anyForm, fc.string(), (form, channel) => {
      const modal = writeModal(form, channel);
      checkModal(JSON.parse(JSON.stringify(modal)), () => true);
      expect(channelOf(modal.private_metadata ?? '')).toBe(channel);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

const bare = (text: string): string => text.replaceAll('\u200b', '');

test('markup keeps within any length and leaves no entity open', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 4_000 }), (text, longest) => {
      const written = toMarkup(text, longest);
      expect(written.length).toBeLessThanOrEqual(longest);
      const withoutEntities = written.replaceAll(/<(?:!date\^|https?:)[^<>]*>/g, '');
      expect(withoutEntities).not.toMatch(/[<>]/);
      expect(withoutEntities).not.toMatch(/&(?!amp;|lt;|gt;)/);
    }),
  );
});

test('words between marks of our own are read as they were written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const text: Text = [words, { bold: 'b' }];
      expect(bare(asRead(toMarkup(text, Infinity)))).toBe(`${words.replaceAll('\u200b', '')}*b*`);
    }),
  );
});

test('what a person wrote acts neither as mark nor as quotation nor as emoji', () => {
  expect(toMarkup(['*a* _b_ `c`\n> d :smile:'], 1_000)).toBe(
    '*\u200ba*\u200b _\u200bb_\u200b `\u200bc`\u200b\n\u200b&gt; d :\u200bsmile:',
  );
  expect(toMarkup([{ link: '!channel', label: 'all' }], 100)).toBe('all');
  expect(toMarkup([{ link: 'https://a.example/?b=<c>|d&e', label: 'a > b' }], 100)).toBe(
    '<https://a.example/?b=%3Cc%3E%7Cd&amp;e|a &gt; b>',
  );
});

test('times stand in the reader’s own zone, with a fall-back', () => {
  const time = new Date('2026-11-24T10:30:00Z');
  const texts = (['relative', 'date', 'clock'] as const).map((as) => toMarkup([{ time, as }], 100));
  expect(texts).toEqual([
    '<!date^1795516200^{ago}|2026-11-24 10:30 UTC>',
    '<!date^1795516200^{date_long}|2026-11-24 10:30 UTC>',
    '<!date^1795516200^{time}|2026-11-24 10:30 UTC>',
  ]);
});

test('a card becomes blocks, its picture an uploaded file with its words', () => {
  const picture = { image: Buffer.from('png'), key: 'k', alternative: 'A smith with one eye' };
  const { text, blocks } = write(
    { kind: 'heading', text: 'Old Tom' },
    { kind: 'picture', picture },
    { kind: 'fields', fields: [{ label: 'Traits', value: 'kind' }] },
    { kind: 'progress', label: 'Painting', part: 0.5 },
    { kind: 'quote', text: 'Mind the anvil.' },
    { kind: 'divider' },
    { kind: 'buttons', buttons: [{ action: 'delete:1', label: 'Delete', look: 'danger' }] },
    { kind: 'note', text: 'AI-made' },
  );
  expect(blocks).toEqual([
    { type: 'header', text: { type: 'plain_text', text: 'Old Tom', emoji: false } },
    { type: 'image', slack_file: { id: 'F1' }, alt_text: 'A smith with one eye' },
    { type: 'section', fields: [{ type: 'mrkdwn', text: '*Traits*\nkind', verbatim: true }] },
    {
      type: 'section',
      text: { type: 'plain_text', text: 'Painting\n██████░░░░░░ 50 %', emoji: false },
    },
    { type: 'section', text: { type: 'mrkdwn', text: '>>> Mind the anvil.', verbatim: true } },
    { type: 'divider' },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'delete:1',
          text: { type: 'plain_text', text: 'Delete', emoji: false },
          style: 'danger',
        },
      ],
    },
    { type: 'context', elements: [{ type: 'plain_text', text: 'AI-made', emoji: false }] },
  ]);
  expect(text).toBe('Old Tom\nA smith with one eye\nTraits: kind\nPainting 50 %\nMind the anvil.\nAI-made');
});

test('a picture without a file is told in words', () => {
  const picture = { image: Buffer.from('png'), key: 'k', alternative: 'A smith' };
  expect(writeMessage(viewOf({ kind: 'picture', picture }), () => undefined).blocks).toEqual([
    { type: 'context', elements: [{ type: 'plain_text', text: 'A smith', emoji: false }] },
  ]);
});

test('where all is too long the long texts give way and the short ones stay whole', () => {
  const long = 'x'.repeat(2_900);
  const { blocks } = write(
    { kind: 'heading', text: 'Old Tom' },
    ...Array.from({ length: 6 }, () => ({ kind: 'text' as const, text: long })),
    { kind: 'note', text: 'AI-made' },
  );
  const texts =
    JSON.stringify(blocks)
      .match(/"text":"[^"]+"/g)
      ?.map((one) => one.length - 9) ?? [];
  expect(texts[0]).toBe('Old Tom'.length);
  expect(texts.at(-1)).toBe('AI-made'.length);
  expect(new Set(texts.slice(1, -1)).size).toBe(1);
  const sum = texts.reduce((total, length) => total + length, 0);
  expect(sum).toBeLessThanOrEqual(12_000);
  expect(sum).toBeGreaterThan(11_900);
});

test('where there are too many blocks the buttons at the end stay', () => {
  const { blocks } = write(
    ...Array.from({ length: 70 }, (_, index) => ({ kind: 'text' as const, text: `line ${index}` })),
    { kind: 'buttons', buttons: [{ action: 'a:1', label: 'More', look: 'plain' }] },
  );
  expect(blocks).toHaveLength(50);
  expect(blocks.at(-1)).toMatchObject({ type: 'actions' });
  expect(blocks.at(-2)).toMatchObject({ type: 'context', elements: [{ text: '…' }] });
});

test('a form becomes a modal with menus, first values and hints', () => {
  const modal = writeModal(
    {
      action: 'persona create',
      title: 'Make a character from a few words',
      submit: 'Create',
      fields: [
        { name: 'prompt', label: 'Who?', hint: 'a smith', required: true, kind: 'paragraph', longest: 900 },
        {
          name: 'style',
          label: 'Style',
          required: false,
          kind: 'choice',
          value: 'ink',
          options: [
            { label: 'Ink', value: 'ink' },
            { label: 'Oil', value: 'oil' },
          ],
        },
      ],
    },
    'C1',
  );
  expect(modal).toMatchObject({
    callback_id: 'persona create',
    title: { text: 'Make a character from a…' },
    blocks: [
      { block_id: 'prompt', optional: false, element: { multiline: true, max_length: 900 } },
      {
        block_id: 'style',
        optional: true,
        element: { type: 'static_select', initial_option: { value: 'ink' } },
      },
    ],
  });
});
