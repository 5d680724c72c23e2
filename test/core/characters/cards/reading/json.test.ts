import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOfCard } from '../../../../../core/characters/cards/reading/profile-of-card.ts';
import { v1, v2Data, v3Data } from './foreign-cards.ts';
import { cardIn, jsonOf, outcomesOf, refusalOf } from './reading.ts';

const v2 = { spec: 'chara_card_v2', spec_version: '2.0', data: v2Data };
const v3 = { spec: 'chara_card_v3', spec_version: '3.0', data: v3Data };
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const withData = (data: object): Buffer => jsonOf({ ...v3, data: { ...v3Data, ...data } });

describe('a card as JSON', () => {
  it.each([
    ['v1', v1],
    ['v2', v2],
    ['v3', v3],
    ['v2', { data: v2Data }],
    ['v3', { spec_version: '3.0', data: v3Data }],
    ['v3', { ...v3, spec_version: '3.7' }],
    ['v3', { ...v3, spec: 'chara_card_v4' }],
    ['v1', { ...v1, spec: 'chara_card_v2', spec_version: '2.0' }],
  ])('is read as %s', async (spec, card) => {
    const read = await cardIn(jsonOf(card));
    expect(read).toMatchObject({ spec, container: 'json', picture: undefined, assets: [] });
    expect(profileOfCard(read).firstMessage).toBe(v1.first_mes);
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['blanks around it', (text: string) => Buffer.from(`\r\n\t ${text}\n\n`)],
  ])('may be %s', async (_, encode) => {
    const text = JSON.stringify(v3);
    const { json, mended } = await cardIn(encode(text));
    expect(json.trim()).toBe(text);
    expect(mended).toEqual([]);
  });

  it('keeps its text letter by letter, and its fields as they were', async () => {
    const text =
      '{"data": {"x":1e2, "name":"A",\n "description":"", "x":12345678901234567890}, "spec":"chara_card_v2"}';
    const { json, data, kept } = await cardIn(Buffer.from(text));
    expect(json).toBe(text);
    expect(Object.keys(data)).toEqual(['x', 'name', 'description']);
    expect(kept).toEqual(['x']);
  });

  it('changes no prototype, whatever its keys are called', async () => {
    const text =
      '{"name":"A","description":"","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const { data, kept } = await cardIn(Buffer.from(text));
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(kept).toEqual(['__proto__', 'constructor']);
  });

  it('gives no lone surrogate to a profile', async () => {
    const read = await cardIn(Buffer.from('{"name":"A\\ud800","description":"\\udc00b","tags":["\\ud83d"]}'));
    expect(profileOfCard(read)).toMatchObject({ name: 'A\ufffd', backstory: '\ufffdb', tags: ['\ufffd'] });
    expect(read.json).toContain('\\ud800');
  });

  it('says that bytes were no text', async () => {
    const { mended } = await cardIn(
      Buffer.from('{"name":"\xff","description":"","personality":""}', 'latin1'),
    );
    expect(mended).toContain('$');
  });

  it.each([
    [{ character_book: null }, 'character_book'],
    [{ character_book: { extensions: {}, entries: null } }, 'character_book.entries'],
    [
      { character_book: { ...v3Data.character_book, entries: [{ keys: 'lamp' }] } },
      'character_book.entries[0].keys',
    ],
    [{ tags: 'sea, storm' }, 'tags'],
    [{ tags: ['sea', 7] }, 'tags[1]'],
    [{ alternate_greetings: 'Hello' }, 'alternate_greetings'],
    [{ character_version: 2 }, 'character_version'],
    [{ creation_date: '1700000000' }, 'creation_date'],
    [{ extensions: null }, 'extensions'],
    [{ group_only_greetings: undefined }, 'group_only_greetings'],
    [{ assets: [{ type: 'icon', uri: 'embeded://no.png', name: 'main', ext: 'png' }] }, 'assets[0].uri'],
    [{ assets: [null] }, 'assets[0]'],
    [{ assets: 'none' }, 'assets'],
  ])('is read in spite of %j, which is said', async (data, path) => {
    expect((await cardIn(withData(data))).mended).toContain(path);
  });

  it('lends a profile what stands in the wrong form', async () => {
    const read = await cardIn(
      withData({
        name: 12,
        nickname: 'Twelve',
        personality: ['shy', 'exact'],
        tags: 'sea, storm,,',
        first_mes: { a: 1 },
      }),
    );
    expect(profileOfCard(read)).toMatchObject({
      name: '12',
      personality: 'shy\nexact',
      tags: ['sea', 'storm'],
      firstMessage: '',
    });
  });

  it('names at most twenty paths, none of them long', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}`.repeat(200), 1]));
    const { kept } = await cardIn(withData(many));
    expect(kept).toHaveLength(20);
    expect(Math.max(...kept.map((path) => path.length))).toBeLessThanOrEqual(80);
  });

  it('holds the picture of an asset that is its own address', async () => {
    const uri = `data:image/png;base64,${Buffer.from('bytes').toString('base64')}`;
    const { assets } = await cardIn(
      withData({ assets: [{ type: 'background', uri, name: 'a', ext: '.PNG' }] }),
    );
    expect(assets).toEqual([{ type: 'background', name: 'a', ext: 'png', uri, bytes: Buffer.from('bytes') }]);
  });

  it.each([
    ['card-unreadable', Buffer.alloc(0)],
    ['card-unreadable', Buffer.from('hello')],
    ['card-unreadable', jsonOf([])],
    ['card-unreadable', jsonOf({ name: 'a thing' })],
    ['card-unreadable', jsonOf({ spec: 'lorebook_v3', data: v3Data.character_book })],
    ['card-unreadable', jsonOf({ spec: 'chara_card_v2', data: null })],
    ['card-broken', Buffer.from('{"name":"A","description":"B"')],
    ['card-broken', Buffer.from("{'name':'A'}")],
    ['card-too-large', Buffer.from(`{"name":"A","description":"","x":${nested(32)}}`)],
    ['card-too-large', Buffer.from(`{"name":"${'a'.repeat(10 * 2 ** 20)}","description":""}`)],
    ['card-too-large', Buffer.from(`{"a":${'['.repeat(200_000)}`)],
    ['card-too-large', withData({ assets: Array.from({ length: 1_025 }, () => ({})) })],
  ])('is refused as %s', async (code, bytes) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('may be as deep as the limit, and hold any brackets in its texts', async () => {
    const card = Buffer.from(`{"name":"A","description":"${'[{\\"'.repeat(100)}","x":${nested(31)}}`);
    expect((await cardIn(card)).kept).toEqual(['x']);
  });

  it('is a card or a refusal wherever it is cut', async () => {
    const whole = jsonOf(v2);
    for (let end = 0; end < whole.length; end += 1) {
      expect(await refusalOf(whole.subarray(0, end))).toMatch(/^card-(?:broken|unreadable)$/);
    }
  });
});

describe('any JSON', () => {
  const keys = fc.constantFrom(
    ...Object.keys(v3Data),
    'assets',
    'nickname',
    'source',
    '__proto__',
    'unknown',
  );
  const loose = fc.dictionary(keys, fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant('text')));

  it('in the place of a card comes back whole, with a profile, or is refused', async () => {
    await fc.assert(
      fc.asyncProperty(loose, async (data) => {
        const text = JSON.stringify({ spec: 'chara_card_v3', data });
        const card = await cardIn(Buffer.from(text));
        expect(card.json).toBe(text);
        expect(JSON.stringify(card.data)).toBe(JSON.stringify(data));
        expect(typeof profileOfCard(card).backstory).toBe('string');
      }),
    );
  });

  it('in the place of a file throws nothing', async () => {
    const bytes = fc.oneof(
      fc.json().map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        expect((await outcomesOf(some)).length).toBe(1);
      }),
    );
  });
});
