import { describe, expect, it } from 'vitest';
import { profileOfCard } from '../../../../../core/characters/cards/reading/profile-of-card.ts';
import { agnai, chub, risuCharx, risuPng, sillyTavern, v2Data } from './foreign-cards.ts';
import { cardIn } from './reading.ts';

const cards = { sillyTavern, risuPng, risuCharx, chub, agnai };

describe.each(Object.entries(cards))('a card as %s saves it', (_, make) => {
  it('gives the character to one profile, field by field', async () => {
    expect(profileOfCard(await cardIn(make()))).toEqual({
      name: v2Data.name,
      tagline: 'A keeper of storms.',
      appearance: '',
      backstory: v2Data.description,
      personality: v2Data.personality,
      firstMessage: v2Data.first_mes,
      exampleDialogue: v2Data.mes_example,
      traits: [],
      goals: [],
      flaws: [],
      speechStyle: '',
      tags: v2Data.tags,
    });
  });

  it('keeps what Persona has no field for, and says so', async () => {
    const card = await cardIn(make());
    expect(card.data).toMatchObject({
      scenario: v2Data.scenario,
      alternate_greetings: v2Data.alternate_greetings,
    });
    expect(card.kept).toEqual(
      expect.arrayContaining(['scenario', 'system_prompt', 'alternate_greetings', 'creator']),
    );
    expect(card.kept).not.toContain('post_history_instructions');
    expect(JSON.parse(card.json)).toMatchObject({ data: card.data });
  });
});

it('SillyTavern’s copies in the root are no content, and its additions are', async () => {
  const { spec, kept, mended } = await cardIn(sillyTavern());
  expect(spec).toBe('v3');
  expect(kept).toEqual(
    expect.arrayContaining(['character_book', 'extensions.depth_prompt', '$.create_date']),
  );
  expect(kept.filter((path) => path.includes('first_mes'))).toEqual([]);
  expect(mended).toEqual(['character_book.extensions', 'group_only_greetings']);
});

it('RisuAI’s chunks are the assets that the card names', async () => {
  const { assets, picture, mended } = await cardIn(risuPng());
  expect(assets.map(({ type, bytes }) => [type, bytes?.toString()])).toEqual([
    ['icon', undefined],
    ['emotion', 'a happy face'],
    ['x-risu-asset', 'waves'],
  ]);
  expect(picture).toEqual(risuPng());
  expect(mended).toEqual([]);
});

it('RisuAI’s folders are found under the names that the specification has, and no file is lost', async () => {
  const { container, assets, picture, mended } = await cardIn(risuCharx());
  expect(container).toBe('charx');
  expect(assets.map(({ type, name, ext, bytes }) => [type, name, ext, bytes?.length])).toEqual([
    ['icon', 'main', 'png', picture?.length],
    ['x-risu-asset', 'sea', 'mp3', 5],
    ['x_file', 'x_meta/sea.json', 'json', 16],
    ['x_file', 'module.risum', 'risum', 8],
  ]);
  expect(mended).toEqual(['assets[0].uri']);
});

it('Chub’s null is said to be no book', async () => {
  const { spec, kept, mended } = await cardIn(chub());
  expect(spec).toBe('v2');
  expect(mended).toEqual(['character_book']);
  expect(kept).toEqual(expect.arrayContaining(['avatar', 'extensions.chub']));
});

it('Agnai’s extension is kept', async () => {
  const { kept, mended } = await cardIn(agnai());
  expect(kept).toEqual(expect.arrayContaining(['character_book', 'extensions.agnai']));
  expect(mended).toEqual([]);
});
