import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { characterId } from '../../../../core/base/ids.ts';
import type { CardFormat } from '../../../../core/characters/cards/card-format.ts';
import type { PicturedSource } from '../../../../core/characters/cards/card-source.ts';
import { readTexts } from '../../../../core/characters/cards/png.ts';
import { writeCard } from '../../../../core/characters/cards/write-card.ts';
import { type Profile, profileSchema } from '../../../../core/profile/profile.ts';
import { chunkOf, pngWith, profileOf } from '../../samples.ts';
import { sourceOf } from './card-sources.ts';

/** Everything that the specifications call required, and nothing that they do not know. */
const dataV2 = z.object({
  name: z.string().min(1),
  description: z.string(),
  personality: z.string(),
  scenario: z.string(),
  first_mes: z.string(),
  mes_example: z.string(),
  creator_notes: z.string(),
  system_prompt: z.string(),
  post_history_instructions: z.string(),
  alternate_greetings: z.array(z.string()),
  tags: z.array(z.string()),
  creator: z.string(),
  character_version: z.string(),
  extensions: z.object({
    persona: z.object({
      id: characterId,
      version: z.number(),
      ai: z.literal(true),
      aiMade: z.array(z.enum(['text', 'portrait'])),
      digitalSourceType: z.url(),
      profile: profileSchema,
    }),
  }),
});
const cardV2 = z.strictObject({
  spec: z.literal('chara_card_v2'),
  spec_version: z.literal('2.0'),
  data: dataV2.strict(),
});
const asset = z.strictObject({ type: z.string(), uri: z.string(), name: z.string(), ext: z.string() });
const cardV3 = z.strictObject({
  spec: z.literal('chara_card_v3'),
  spec_version: z.literal('3.0'),
  data: dataV2
    .extend({
      group_only_greetings: z.array(z.string()),
      assets: z.array(asset).nonempty(),
      creation_date: z.int(),
      modification_date: z.int(),
    })
    .strict(),
});

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const profiles: fc.Arbitrary<Profile> = fc
  .record({
    ...Object.fromEntries(Object.keys(profileSchema.shape).map((field) => [field, words])),
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    traits: fc.array(words),
    goals: fc.array(words),
    flaws: fc.array(words),
    tags: fc.array(words),
  })
  .map((profile) => profileSchema.parse(profile));

describe('a card', () => {
  it('has every field of both specifications, in the picture and in the file, whatever the profile', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const source = sourceOf(profile);
        const [chara, ccv3] = cardsIn(write(source, 'png'));
        const v2 = cardV2.parse(chara);
        const v3 = cardV3.parse(ccv3);
        expect(v3.data).toMatchObject(v2.data);
        expect(JSON.parse(write(source, 'v3-json').toString())).toEqual(ccv3);
        expect(v2.data.extensions.persona.profile).toEqual(profile);
        expect([v2.data.name, v2.data.first_mes]).toEqual([profile.name, profile.firstMessage]);
      }),
    );
  });

  it('stands in the picture as V2 first, then V3, and is the only text there', () => {
    const image = pngWith(chunkOf('tEXt', Buffer.from('parameters\0the prompt')));
    const texts = readTexts(write({ ...sourceOf(profileOf('Mira')), portrait: { image } }, 'png'));
    expect(texts.map(({ keyword }) => keyword)).toEqual(['chara', 'ccv3']);
  });

  it('says that it was made by a model, to people and to programs', () => {
    const { data } = cardV3.parse(JSON.parse(jsonOf(profileOf('Mira'))));
    expect(data.creator_notes).toContain('AI-made');
    expect(data.extensions.persona).toMatchObject({
      ai: true,
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    });
  });

  it('holds what the character is made of, but not what was asked for', () => {
    const json = jsonOf(profileOf('Mira'));
    const { data } = cardV3.parse(JSON.parse(json));
    const { description } = data;
    for (const part of [
      'silver hair',
      'never rang',
      'patient, curt',
      'hear the bell',
      'asks for help',
      'tick',
    ])
      expect(description).toContain(part);
    expect(json).not.toContain('the secret prompt');
  });

  it('tells dates in seconds', () => {
    const { data } = cardV3.parse(JSON.parse(jsonOf(profileOf('Mira'))));
    expect([data.creation_date, data.modification_date]).toEqual([1_795_514_400, 1_795_606_200]);
  });

  it('opens the example with <START> and speaks of {{char}} and {{user}}', () => {
    const { data } = cardV3.parse(JSON.parse(jsonOf(profileOf('Mira'))));
    expect(data.mes_example.split('\n')).toEqual([
      '<START>',
      '{{user}}: What is that?',
      '{{char}}: A spring.',
      '{{user}}: And that?',
      '{{char}}: Another.',
    ]);
    const silent = { ...profileOf('Mira'), exampleDialogue: ' \n ' };
    expect(cardV3.parse(JSON.parse(jsonOf(silent))).data.mes_example).toBe('');
  });
});

const write = (source: PicturedSource, format: CardFormat): Buffer =>
  Buffer.concat(writeCard(source, format).parts);

const jsonOf = (profile: Profile): string => write(sourceOf(profile), 'v3-json').toString();

const cardsIn = (png: Buffer): unknown[] =>
  readTexts(png).map(({ text }) => JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as unknown);
