import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeChoices, writeForm } from '../../../bots/discord/write-form.ts';
import { writeMessage } from '../../../bots/discord/write.ts';
import type { Element, View } from '../../../bots/views/view.ts';
import { messageBody } from '../../../playground/discord/requests/message.ts';
import { callback } from '../../../playground/discord/requests/callback.ts';
import { duplicates, missingFiles, tooManyComponents } from '../../../playground/discord/requests/limits.ts';
import { anyChoices, anyForm, anyView } from './arbitrary-view.ts';

const viewOf = (...elements: readonly Element[]): View => ({ tone: 'neutral', elements });
const image = Buffer.from('picture');
const pictureOf = (key: string): Element => ({
  kind: 'picture',
  picture: { image, key, alternative: 'a keeper' },
});

/** The written texts, top to bottom. */
const textsOf = (view: View): string[] =>
  writeMessage(view).body.components.flatMap((container) =>
    container.components.flatMap((one) => ('content' in one ? [one.content] : [])),
  );

/** What Discord would refuse of a message, by the stand-in's checks. */
function faultsOf({ body, files }: ReturnType<typeof writeMessage>): unknown[] {
  const parsed = messageBody(true).safeParse(body);
  if (!parsed.success) return parsed.error.issues;
  const names = files.map(({ name }) => name);
  return [
    ...duplicates(parsed.data.components ?? []),
    ...missingFiles(parsed.data, names),
    ...tooManyComponents(parsed.data.components ?? []),
  ];
}

describe('no view exceeds what Discord takes', () => {
  test('any view', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const written = writeMessage(view);
        expect(faultsOf(written)).toEqual([]);
        expect(JSON.stringify(written.body.components)).not.toContain('"content":""');
      }),
      { numRuns: 150 },
    );
  });

  test('any form', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const read = callback.safeParse({ type: 9, data: writeForm(form) });
        expect(read.error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('any choices', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const read = callback.safeParse({ type: 8, data: { choices: writeChoices(choices) } });
        expect(read.error?.issues ?? []).toEqual([]);
      }),
    );
  });

  test('an empty view is still a message', () => {
    expect(faultsOf(writeMessage(viewOf()))).toEqual([]);
    expect(textsOf(viewOf({ kind: 'text', text: ' \n' }))).toEqual(['…']);
  });
});

test('a short text stays whole where a long one must be cut', () => {
  const [content = ''] = textsOf(
    viewOf(
      { kind: 'text', text: 'x'.repeat(9_000) },
      { kind: 'text', text: 'the whole of the short one' },
      { kind: 'quote', text: 'y'.repeat(9_000) },
    ),
  );
  const [first = '', second, third = ''] = content.split('\n');
  expect(second).toBe('the whole of the short one');
  expect(first.endsWith('x…')).toBe(true);
  expect(third.startsWith('> y')).toBe(true);
  expect(content.length).toBeGreaterThan(3_900);
  expect(Math.abs(first.length - third.length)).toBeLessThanOrEqual(4);
});

test('buttons go into rows of five, and one action stands once', () => {
  const buttons = [1, 2, 3, 4, 5, 6, 6].map((number) => ({
    action: `repaint:${number}`,
    label: `${number}`,
    look: 'plain' as const,
  }));
  const [container] = writeMessage(viewOf({ kind: 'buttons', buttons })).body.components;
  expect(container?.components).toMatchObject([
    { type: 1, components: Array.from({ length: 5 }, () => ({ type: 2 })) },
    { type: 1, components: [{ custom_id: 'repaint:6' }] },
  ]);
});

test('too many components: dividers go first, buttons stay', () => {
  const elements = Array.from({ length: 30 }, (_, index): Element[] => [
    { kind: 'text', text: `paragraph ${index}` },
    { kind: 'divider' },
  ]).flat();
  const buttons: Element = {
    kind: 'buttons',
    buttons: [{ action: 'delete:1', label: 'Delete', look: 'danger' }],
  };
  const view = viewOf(...elements, buttons);
  expect(faultsOf(writeMessage(view))).toEqual([]);
  expect(textsOf(view).join('\n')).toContain('paragraph 29');
  expect(JSON.stringify(writeMessage(view).body)).toContain('delete:1');
});

describe('pictures', () => {
  test('a picture is sent with its words', () => {
    const written = writeMessage(viewOf(pictureOf('k1')));
    expect(written).toMatchObject({
      files: [{ name: 'portrait.png', data: image, contentType: 'image/png' }],
      pictureOf: 'k1',
      body: { attachments: [{ id: '0', filename: 'portrait.png', description: 'a keeper' }] },
    });
  });

  test('the same picture is kept by its id, another one is sent anew', () => {
    const had = { picture: '77', pictureOf: 'k1' };
    expect(writeMessage(viewOf(pictureOf('k1')), had)).toMatchObject({
      files: [],
      body: { attachments: [{ id: '77' }] },
    });
    expect(writeMessage(viewOf(pictureOf('k2')), had).files).toHaveLength(1);
  });

  test('a view without a picture drops the one from before', () => {
    const written = writeMessage(viewOf({ kind: 'text', text: 'words' }), { picture: '77', pictureOf: 'k1' });
    expect(written.body.attachments).toEqual([]);
    expect(written.pictureOf).toBeUndefined();
  });
});

test('a form keeps hints, values and choices', () => {
  const form = writeForm({
    action: 'persona create',
    title: 'Make a character',
    submit: 'Make',
    fields: [
      {
        name: 'prompt',
        label: 'Who?',
        hint: 'In your words',
        required: true,
        kind: 'paragraph',
        longest: 2_000,
      },
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
  });
  expect(form).toMatchObject({
    custom_id: 'persona create',
    components: [
      {
        label: 'Who?',
        description: 'In your words',
        component: { style: 2, max_length: 2_000, required: true },
      },
      { component: { min_values: 0, options: [{ value: 'ink', default: true }, { value: 'oil' }] } },
    ],
  });
});
