import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../../../core/base/ids.ts';
import { contentHash } from '../../../../../core/characters/cards/reading/content-hash.ts';
import { personaIdOf } from '../../../../../core/characters/cards/reading/persona-id.ts';
import { cardFieldsOf, profileOfCard } from '../../../../../core/characters/cards/reading/profile-of-card.ts';
import type { Profile } from '../../../../../core/profile/profile.ts';
import { chunkOf, pngWith, profileOf } from '../../../samples.ts';
import { archiveOf } from './archives.ts';
import { sillyTavern, v2Data, v3Data } from './foreign-cards.ts';
import { base64, cardIn, jsonOf, pngOf, textChunk } from './reading.ts';

const id = newId('character');

/** The fields of a card as Persona writes it for a profile. */
const ownData = (profile: Profile, edited: object = {}) => ({
  ...v2Data,
  ...cardFieldsOf(profile),
  creator_notes: `${profile.tagline}\n\nAI-made.`,
  extensions: { persona: { id, profile } },
  ...edited,
});

describe('a card of Persona’s own', () => {
  const ada = profileOf('Ada');

  it('gives back the profile that it was written for', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 40 });
    const list = fc.array(words, { maxLength: 3 });
    const text = fc.oneof(
      words,
      fc.array(words, { maxLength: 3 }).map((lines) => lines.join('\n')),
    );
    const profiles = fc.record<Profile>({
      appearance: text,
      name: words,
      tagline: text,
      personality: text,
      backstory: text,
      traits: list,
      goals: list,
      flaws: list,
      speechStyle: text,
      firstMessage: text,
      exampleDialogue: text,
      tags: fc.array(
        words.filter((tag) => tag.trim() !== ''),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(profiles, (profile) => {
        expect(profileOfCard({ data: ownData(profile) })).toEqual(profile);
      }),
    );
  });

  it.each<[object, Partial<Profile>]>([
    [{ name: 'Eve' }, { name: 'Eve' }],
    [{ name: '' }, {}],
    [{ personality: 'Gentle.' }, { personality: 'Gentle.' }],
    [{ first_mes: 'Hello.' }, { firstMessage: 'Hello.' }],
    [{ mes_example: '<START>\n{{char}}: Hm.' }, { exampleDialogue: '<START>\n{{char}}: Hm.' }],
    [{ tags: ['clocks'] }, { tags: ['clocks'] }],
    [{ creator_notes: 'Mends.\n\nAI-made.' }, { tagline: 'Mends.' }],
    [{ creator_notes: '' }, {}],
    [
      { description: 'A clockmaker.' },
      { backstory: 'A clockmaker.', appearance: '', traits: [], goals: [], flaws: [], speechStyle: '' },
    ],
    [{ description: `${cardFieldsOf(ada).description.replaceAll('\n', '\r\n')}\n` }, {}],
  ])('gives way where another program has edited it: %j', (edited, changed) => {
    expect(profileOfCard({ data: ownData(ada, edited) })).toEqual({ ...ada, ...changed });
  });

  it('is known by its id', () => {
    expect(personaIdOf({ data: ownData(ada) })).toBe(id);
    for (const persona of [undefined, null, 7, { id: 7 }, { id: 'account_1' }]) {
      expect(personaIdOf({ data: ownData(ada, { extensions: { persona } }) })).toBeUndefined();
    }
    expect(personaIdOf({ data: { extensions: null } })).toBeUndefined();
  });

  it('does not list what Persona writes itself as kept', async () => {
    const data = ownData(ada, {
      creator: 'Persona',
      system_prompt: '',
      scenario: '',
      alternate_greetings: [],
    });
    const { kept } = await cardIn(jsonOf({ spec: 'chara_card_v2', spec_version: '2.0', data }));
    expect(kept).toEqual([]);
  });
});

describe('the hash of a card’s content', () => {
  const v3 = (data: object = {}) => ({
    spec: 'chara_card_v3',
    spec_version: '3.0',
    data: { ...v3Data, ...data },
  });
  const hashOf = async (bytes: Buffer): Promise<string> => contentHash(await cardIn(bytes));
  const inPng = (data: object): Buffer => pngOf(['ccv3', base64(v3(data))]);

  it('stays the same whoever saves the card, in whatever it lies', async () => {
    const hash = await hashOf(inPng({}));
    const picture = { type: 'icon', uri: 'embeded://main.png', name: 'main', ext: 'png' };
    const same = [
      pngOf(['Software', 'another'], ['chara', base64({ ...v3(), spec: 'chara_card_v2' })]),
      inPng({ creation_date: 1, modification_date: 2, character_version: '9' }),
      inPng({
        extensions: { persona: { id, version: 3 } },
        nickname: '',
        source: [],
        creator_notes_multilingual: {},
      }),
      inPng({ assets: [{ type: 'icon', uri: 'ccdefault:', name: 'main', ext: 'png' }] }),
      inPng(Object.fromEntries(Object.entries(v3Data).reverse())),
      archiveOf([
        { path: 'card.json', bytes: jsonOf(v3({ assets: [picture] })) },
        { path: 'main.png', bytes: pngWith(textChunk('Software', 'another')) },
      ]),
    ];
    for (const bytes of same) expect(await hashOf(bytes)).toBe(hash);
  });

  it('is another one for another card', async () => {
    const others = [
      inPng({}),
      jsonOf(v3()),
      inPng({ description: 'other' }),
      inPng({ alternate_greetings: ['"It is late."', '"You again."'] }),
      inPng({ extensions: { depth_prompt: { depth: 4 } } }),
      inPng({ assets: [{ type: 'emotion', uri: 'https://pictures.example/a.png', name: 'a', ext: 'png' }] }),
      inPng({ unknown: 1 }),
      pngWith(textChunk('ccv3', base64(v3())), chunkOf('gAMA', Buffer.from([0, 0, 1, 2]))),
      sillyTavern(),
    ];
    const hashes = await Promise.all(others.map(hashOf));
    expect(new Set(hashes).size).toBe(others.length);
  });

  it('does not depend on the order of keys, however deep', () => {
    const reversed = (value: unknown): unknown =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, each]) => [key, reversed(each)]),
          )
        : value;
    const hash = (x: unknown): string => contentHash({ data: { x }, picture: undefined, assets: [] });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (fields) => {
        expect(hash(reversed(fields))).toBe(hash(fields));
      }),
    );
  });
});
