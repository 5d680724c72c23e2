import fc from 'fast-check';
import type { Element, Form, Inline, Text, View } from '../../../bots/views/view.ts';

const nasty = fc.constantFrom(
  '<!channel>',
  '<@U123>',
  '@here',
  '*bold* _x_ ~y~ `z`',
  '> quoted',
  '&amp;',
  ':smile:',
  '🙂',
  '\n',
);
/** Words of any length, among them what Slack would read as markup. */
const text = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), nasty), { maxLength: 6 }),
    },
    { weight: 1, arbitrary: fc.array(nasty, { minLength: 900, maxLength: 1_500 }) },
  )
  .map((parts) => parts.join(''));
/** Names and labels, some longer than anything that has one. */
const short = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.integer({ min: 60, max: 400 }).map((length) => 'x'.repeat(length)),
);

const time = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });
const inline: fc.Arbitrary<Inline> = fc.oneof(
  text,
  text.map((bold) => ({ bold })),
  text.map((italic) => ({ italic })),
  text.map((code) => ({ code })),
  fc.record({ time, as: fc.constantFrom('relative' as const, 'date' as const, 'clock' as const) }),
  fc.record({ link: fc.oneof(fc.webUrl(), text), label: text }),
);
export const anyText: fc.Arbitrary<Text> = fc.oneof(text, fc.array(inline, { maxLength: 8 }));

const choice = fc.record({ label: short, value: short });
const button = fc.record({
  action: short,
  label: short,
  look: fc.constantFrom('plain' as const, 'main' as const, 'danger' as const),
});
const picture = fc.record({
  image: fc.constant(Buffer.from('png')),
  key: fc.string(),
  alternative: text,
});
const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text }),
  fc.record({ kind: fc.constantFrom('text' as const, 'note' as const, 'quote' as const), text: anyText }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: text, value: anyText }), { maxLength: 25 }),
  }),
  fc.record({ kind: fc.constant('progress' as const), label: text, part: fc.double() }),
  fc.record({ kind: fc.constant('picture' as const), picture }),
  fc.record({ kind: fc.constant('divider' as const) }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 60 }) }),
  fc.record({
    kind: fc.constant('menu' as const),
    action: short,
    placeholder: text,
    options: fc.array(choice, { maxLength: 150 }),
  }),
);
export const anyView: fc.Arbitrary<View> = fc.record({
  tone: fc.constantFrom('neutral' as const, 'good' as const, 'bad' as const),
  elements: fc.array(element, { maxLength: 80, size: 'max' }),
});

const field = fc.record(
  {
    name: fc.uuid(),
    label: text,
    hint: text,
    required: fc.boolean(),
    value: text,
    kind: fc.constantFrom('line' as const, 'paragraph' as const, 'choice' as const),
    longest: fc.integer({ min: -1, max: 5_000 }),
    options: fc.array(choice, { maxLength: 150 }),
  },
  { requiredKeys: ['name', 'label', 'required', 'kind'] },
);
export const anyForm: fc.Arbitrary<Form> = fc.record({
  action: fc.constantFrom('persona create', 'persona show'),
  title: text,
  submit: text,
  fields: fc.array(field, { minLength: 1, maxLength: 5 }),
});
