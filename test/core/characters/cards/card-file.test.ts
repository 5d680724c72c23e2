import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accountId, characterId, placeId, portraitId, runId } from '../../../../core/base/ids.ts';
import { cardJson, cardPng } from '../../../../core/characters/cards/card-file.ts';
import type { CardSource } from '../../../../core/characters/cards/card-source.ts';
import { readTexts } from '../../../../core/characters/cards/png.ts';
import { type Profile, profileSchema } from '../../../../core/profile/profile.ts';
import { chunkOf, options, pngWith, profileOf } from '../../samples.ts';

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

const made = new Date('2026-11-24T10:00:00.900Z');
const changed = new Date('2026-11-25T11:30:00.100Z');

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
        const [chara, ccv3] = cardsIn(cardPng({ ...source, portrait: { image: pngWith() } }));
        const v2 = cardV2.parse(chara);
        const v3 = cardV3.parse(ccv3);
        expect(v3.data).toMatchObject(v2.data);
        expect(JSON.parse(cardJson(source))).toEqual(ccv3);
        expect(v2.data.extensions.persona.profile).toEqual(profile);
        expect([v2.data.name, v2.data.first_mes]).toEqual([profile.name, profile.firstMessage]);
      }),
    );
  });

  it('stands in the picture as V2 first, then V3, and is the only text there', () => {
    const image = pngWith(chunkOf('tEXt', Buffer.from('parameters\0the prompt')));
    const texts = readTexts(cardPng({ ...sourceOf(profileOf('Mira')), portrait: { image } }));
    expect(texts.map(({ keyword }) => keyword)).toEqual(['chara', 'ccv3']);
  });

  it('says that it was made by a model, to people and to programs', () => {
    const { data } = cardV3.parse(JSON.parse(cardJson(sourceOf(profileOf('Mira')))));
    expect(data.creator_notes).toContain('AI-made');
    expect(data.extensions.persona).toMatchObject({
      ai: true,
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    });
  });

  it('holds what the character is made of, but not what was asked for', () => {
    const json = cardJson(sourceOf(profileOf('Mira')));
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
    const { data } = cardV3.parse(JSON.parse(cardJson(sourceOf(profileOf('Mira')))));
    expect([data.creation_date, data.modification_date]).toEqual([1_795_514_400, 1_795_606_200]);
  });

  it('opens the example with <START> and speaks of {{char}} and {{user}}', () => {
    const { data } = cardV3.parse(JSON.parse(cardJson(sourceOf(profileOf('Mira')))));
    expect(data.mes_example.split('\n')).toEqual([
      '<START>',
      '{{user}}: What is that?',
      '{{char}}: A spring.',
      '{{user}}: And that?',
      '{{char}}: Another.',
    ]);
    const silent = { ...profileOf('Mira'), exampleDialogue: ' \n ' };
    expect(cardV3.parse(JSON.parse(cardJson(sourceOf(silent)))).data.mes_example).toBe('');
  });
});

const cardsIn = (png: Buffer): unknown[] =>
  readTexts(png).map(({ text }) => JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as unknown);

function sourceOf(profile: Profile): CardSource {
  const account = accountId.parse('account_1');
  const character = characterId.parse('character_1');
  return {
    character: {
      _id: character,
      account,
      place: placeId.parse('place_1'),
      visibility: 'private',
      state: 'active',
      version: 2,
      createdAt: made,
      updatedAt: changed,
      deletedAt: null,
    },
    version: {
      _id: 'version_1',
      account,
      character,
      number: 2,
      run: runId.parse('run_1'),
      change: 'repaint',
      file: null,
      portrait: portraitId.parse('portrait_1'),
      door: 'discord',
      createdAt: changed,
    },
    secret: { profile, prompt: 'the secret prompt', options, seed: 7 },
  };
}
