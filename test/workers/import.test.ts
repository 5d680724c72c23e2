import sharp from 'sharp';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { writeCard } from '../../core/characters/cards/write-card.ts';
import { deleteCharacter } from '../../core/characters/delete.ts';
import { loadOriginal } from '../../core/characters/importing/original.ts';
import { options } from '../core/samples.ts';
import { cardOf, pngOf } from './cards.ts';
import { importerAt, zipped } from './importer.ts';
import { openWorkshop } from './workshop.ts';

const shop = await openWorkshop();
afterAll(() => shop[Symbol.asyncDispose]());
afterEach(() => {
  shop.openai.scenario.moderation = { text: [], image: [] };
});

const { request, resultsOf, bring, bringOne, shown } = importerAt(shop);

describe('a card comes in', () => {
  test('as a character with its texts, its own picture, and its file as it came', async () => {
    const png = await pngOf('Wanda');
    const before = await shop.books();
    const result = await bringOne({ 'wanda.png': png });
    expect(result).toMatchObject({ file: 'wanda.png', outcome: 'new', version: 1 });
    expect(await shop.books()).toEqual(before);
    const { secret, version, character, portrait } = await shown(result.character);
    expect(secret.profile).toMatchObject({ name: 'Wanda', backstory: 'Keeps a lighthouse.', tags: ['sea'] });
    expect(version).toMatchObject({ change: 'import', door: 'discord', number: 1 });
    expect(character.visibility).toBe(options.visibility);
    expect(portrait.image.includes('chara')).toBe(false);
    const original = await loadOriginal(shop.core, shop.account, version);
    expect(original?.bytes.equals(png)).toBe(true);
    expect(original?.name).toBe('wanda.png');
  });

  test('without a picture it has a silhouette, and a JPEG becomes a PNG', async () => {
    const plain = await shown((await bringOne({ 'plain.json': cardOf('Plain') })).character);
    expect(await sharp(plain.portrait.image).metadata()).toMatchObject({ format: 'png', width: 512 });
    expect(plain.portrait.alternative).toContain('no picture came with this card');
    const jpeg = await sharp({ create: { width: 9, height: 7, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const json = {
      spec: 'chara_card_v3',
      spec_version: '3.0',
      data: { name: 'Charx', assets: [{ type: 'icon', uri: 'embeded://a.jpg', name: 'main', ext: 'jpg' }] },
    };
    const charx = zipped({ 'card.json': Buffer.from(JSON.stringify(json)), 'a.jpg': jpeg });
    const { portrait } = await shown((await bringOne({ 'a.charx': charx })).character);
    expect(await sharp(portrait.image).metadata()).toMatchObject({ format: 'png', width: 9, height: 7 });
  });

  test('and what is wrong with one stops no other', async () => {
    const results = await bring({ 'no.json': Buffer.from('{"no": "card"}'), 'yes.json': cardOf('Yes') });
    expect(results).toMatchObject([
      { file: 'no.json', outcome: 'refused', problem: 'card-unreadable' },
      { file: 'yes.json', outcome: 'new' },
    ]);
  });

  test('a text that is refused is refused by its rule, wherever it stands', async () => {
    shop.openai.scenario.moderation = { text: ['violence'], image: [] };
    const [result] = await bring({ 'bad.json': cardOf('Bad') });
    expect(result).toMatchObject({ outcome: 'refused', problem: 'text-refused', rule: 'violence' });
    shop.openai.scenario.moderation = { text: [], image: ['violence'] };
    const [picture] = await bring({ 'bad.png': await pngOf('Bad picture') });
    expect(picture).toMatchObject({ outcome: 'refused', problem: 'picture-refused', rule: 'violence' });
  });
});

describe('the same card again', () => {
  test('changes nothing, in whatever it lies, and a changed one without an id is another character', async () => {
    const first = await bringOne({ 'a.json': cardOf('Twin') });
    const again = await bringOne({ 'other-name.json': cardOf('Twin', { character_version: '7' }) });
    expect(again).toMatchObject({ outcome: 'unchanged', character: first.character, version: 1 });
    const other = await bringOne({ 'a.json': cardOf('Twin', { personality: 'bold' }) });
    expect(other.outcome).toBe('new');
    expect(other.character).not.toBe(first.character);
  });

  test.each(['png', 'v3-json', 'v2-json', 'charx'] as const)(
    'written by Persona as %s it is known by its id: unchanged, then a new version, then that one again',
    async (format) => {
      const { character } = await bringOne({ 'a.png': await pngOf(`Own ${format}`) });
      const loaded = await shown(character);
      const original = await loadOriginal(shop.core, shop.account, loaded.version);
      const out = Buffer.concat([...writeCard(loaded, format, original).parts]);
      expect(await bringOne({ out })).toMatchObject({ outcome: 'unchanged', character, version: 1 });

      const changed = Buffer.from(
        out.toString('latin1').includes('PNG')
          ? await pngOf(`Own ${format}`, { scenario: 'Another.', extensions: { persona: { id: character } } })
          : cardOf(`Own ${format}`, { scenario: 'Another.', extensions: { persona: { id: character } } }),
      );
      expect(await bringOne({ changed })).toMatchObject({ outcome: 'version', character, version: 2 });
      expect(await bringOne({ changed })).toMatchObject({ outcome: 'unchanged', character, version: 2 });
      expect(await bringOne({ out })).toMatchObject({ outcome: 'unchanged', character, version: 1 });
      const now = await shown(character);
      expect(now.version.number).toBe(2);
      expect(now.portrait.image.equals(loaded.portrait.image)).toBe(true);
    },
  );

  test('with the id of another installation it is found again by that', async () => {
    const extensions = { persona: { id: 'character_01JFOREIGN' } };
    const first = await bringOne({ 'f.json': cardOf('Foreign', { extensions }) });
    const changed = cardOf('Foreign', { extensions, personality: 'loud' });
    expect(first.outcome).toBe('new');
    expect(await bringOne({ changed })).toMatchObject({
      outcome: 'version',
      character: first.character,
      version: 2,
    });
  });

  test('brings a deleted character back', async () => {
    const card = cardOf('Deleted');
    const { character } = await bringOne({ card });
    await deleteCharacter(shop.core, shop.account, character);
    expect(await bringOne({ card })).toMatchObject({ outcome: 'unchanged', character, restored: true });
    await deleteCharacter(shop.core, shop.account, character);
    const changed = cardOf('Deleted', { scenario: 'Later.', extensions: { persona: { id: character } } });
    expect(await bringOne({ changed })).toMatchObject({ outcome: 'version', character, restored: true });
    expect((await shown(character)).version.number).toBe(2);
  });

  test('twice at once it becomes one character', async () => {
    const card = cardOf('Raced');
    const pair = [await request({ card }), await request({ card })];
    await Promise.all(pair.map((run) => shop.workToEnd(run)));
    const results = (await Promise.all(pair.map(resultsOf))).flat();
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['new', 'unchanged']);
    expect(new Set(results.map(({ character }) => character)).size).toBe(1);
  });
});
