import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cardFormats } from '../../../../../core/characters/cards/card-format.ts';
import { profileOfCard } from '../../../../../core/characters/cards/reading/profile-of-card.ts';
import { exportedAndRead } from '../writing/foreign-files.ts';
import { cardIn, jsonOf } from './reading.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('\n', '\r\n', ' ', '@@depth 4', '{{char}}', '"', '\\', 'Mira:', '\ud800'),
    maxLength: 12,
  }),
);
const texts = fc.array(text, { maxLength: 3 });
const keys = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('__proto__', 'constructor', 'a.b', '名'));
const unknown = fc.dictionary(keys, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3, noNullPrototype: true });

const entry = fc.record({
  keys: texts,
  content: text,
  extensions: unknown,
  enabled: fc.boolean(),
  insertion_order: fc.integer(),
  use_regex: fc.boolean(),
  depth_of_others: fc.jsonValue({ maxDepth: 1 }),
});

/** The fields of a V3 that is as its specification says, with keys that it does not know. */
const data = fc
  .tuple(
    unknown,
    fc.record(
      {
        name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        description: text,
        personality: text,
        scenario: text,
        first_mes: text,
        mes_example: text,
        creator_notes: text,
        system_prompt: text,
        post_history_instructions: text,
        alternate_greetings: texts,
        group_only_greetings: texts,
        tags: texts,
        creator: text,
        character_version: text,
        extensions: unknown,
        nickname: text,
        source: texts,
        creation_date: fc.nat(),
        character_book: fc.record({ extensions: unknown, entries: fc.array(entry, { maxLength: 2 }) }),
      },
      {
        requiredKeys: [
          'name',
          'description',
          'personality',
          'scenario',
          'first_mes',
          'mes_example',
          'creator_notes',
          'system_prompt',
          'post_history_instructions',
          'alternate_greetings',
          'group_only_greetings',
          'tags',
          'creator',
          'character_version',
          'extensions',
        ],
      },
    ),
  )
  .map(([others, fields]) => ({ ...others, ...fields }));

/** Each field as text, without what Persona adds. */
const textsOf = (fields: Readonly<Record<string, unknown>>, without: string): string[] =>
  Object.entries(fields)
    .filter(([key]) => key !== without)
    .map(
      ([key, value]) =>
        `${key}: ${JSON.stringify(key === 'extensions' ? textsOf({ ...(value as object) }, 'persona') : value)}`,
    )
    .sort();

it('any card comes back from any format with every field, and as the same profile', async () => {
  await fc.assert(
    fc.asyncProperty(data, fc.constantFrom(...cardFormats), async (fields, format) => {
      const original = await cardIn(jsonOf({ spec: 'chara_card_v3', spec_version: '3.0', data: fields }));
      const back = await exportedAndRead(original, format);
      expect(textsOf(back.data, 'assets')).toEqual(textsOf(fields, 'assets'));
      expect(profileOfCard(back)).toEqual(profileOfCard(original));
    }),
    { numRuns: 100 },
  );
});
