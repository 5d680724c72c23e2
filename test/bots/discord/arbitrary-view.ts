import fc from 'fast-check';
import type { Choice, Element, Form, Inline, View } from '../../../bots/views/view.ts';

/** Text as people and models write it: markup, mentions, halves of characters, far too long. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('*', '_', '`', '\n', '\\', '#', '-', '1', '.', ' ', '@', '<', '>', '😀'),
  }),
  fc.string({ minLength: 0, maxLength: 300 }),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 400 }))
    .map(([word, times]) => word.repeat(times)),
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  text,
  text.map((bold) => ({ bold })),
  text.map((italic) => ({ italic })),
  text.map((code) => ({ code })),
  fc.record({ time: fc.date(), as: fc.constantFrom('relative', 'date', 'clock') }),
  fc.record({ link: fc.oneof(fc.webUrl(), text), label: text }),
);
const words = fc.oneof(text, fc.array(inline, { maxLength: 8 }));

const choice: fc.Arbitrary<Choice> = fc.record({ label: text, value: text });
const choices = fc.array(choice, { maxLength: 40 });
const button = fc.record({
  action: text,
  label: text,
  look: fc.constantFrom('plain' as const, 'main' as const, 'danger' as const),
});
const picture = fc.record({
  image: fc.constant(Buffer.from('picture')),
  key: fc.string({ minLength: 1, maxLength: 2 }),
  alternative: text,
});

const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text }),
  fc.record({ kind: fc.constantFrom('text' as const, 'note' as const, 'quote' as const), text: words }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: text, value: words }), { maxLength: 30 }),
  }),
  fc.record({ kind: fc.constant('progress' as const), label: text, part: fc.double() }),
  fc.record({ kind: fc.constant('picture' as const), picture }),
  fc.constant({ kind: 'divider' as const }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('menu' as const), action: text, placeholder: text, options: choices }),
);

/** Any view at all. */
export const anyView: fc.Arbitrary<View> = fc.record({
  tone: fc.constantFrom('neutral', 'good', 'bad'),
  elements: fc.array(element, { maxLength: 60, size: 'max' }),
});

/** Any form at all. */
export const anyForm: fc.Arbitrary<Form> = fc.record({
  action: fc.string({ minLength: 1, maxLength: 100 }),
  title: text,
  submit: text,
  fields: fc.array(
    fc.record(
      {
        name: text,
        label: text,
        hint: text,
        required: fc.boolean(),
        value: text,
        kind: fc.constantFrom('line' as const, 'paragraph' as const, 'choice' as const),
        longest: fc.integer({ min: 0, max: 10_000 }),
        options: choices,
      },
      { requiredKeys: ['name', 'label', 'required', 'kind'] },
    ),
    { maxLength: 9 },
  ),
});

export { choices as anyChoices, text as anyText };
