import { describe, expect, it } from 'vitest';
import type { MachineMade, PicturedSource } from '../../../../../core/characters/cards/card-source.ts';
import type { ReadCard } from '../../../../../core/characters/cards/read-card.ts';
import { profileOfCard } from '../../../../../core/characters/cards/reading/profile-of-card.ts';
import { writeCard } from '../../../../../core/characters/cards/write-card.ts';
import type { Profile } from '../../../../../core/profile/profile.ts';
import { importedOf } from '../card-sources.ts';
import { v3Data } from '../reading/foreign-cards.ts';
import { cardIn } from '../reading/reading.ts';

/** A card in a hand that no program writes: what is not edited must come out as it stands here. */
const odd = `{ "spec" : "chara_card_v3", "name":"Mira", "spec_version":"3.0",
\t"data": { "zz 名": 1.50e+3, "personality": "\\u0073hy\\/exact", "name":"Mira", "extensions":{ "x":[ 1 , 2.0 ]},
  "nickname" : "Mi", "description":"Keeps \\ud83c\\udf0a", "scenario":"","first_mes":"Hi", "mes_example":"<START>\\nMira: a\\n<START>\\nMira: b",
  "creator_notes":"\\n For storms \\n\\nAll of it.", "system_prompt":"", "post_history_instructions":"", "alternate_greetings":[ ],
  "tags":["sea" ], "creator":"x", "character_version":"", "group_only_greetings":[], "modification_date": 1.0e9,
  "character_book":{"extensions":{},"entries":[{"keys":[],"content":"@@depth 4\\n@@@role x\\r\\nText  ","extensions":{},"enabled":true,"insertion_order":1.0,"use_regex":false}]}}}`;

const cardOf = (json: string): Promise<ReadCard> => cardIn(Buffer.from(json));

function exportOf(original: ReadCard, edited: Partial<Profile> = {}, machineMade?: MachineMade): string {
  const imported = importedOf({ ...profileOfCard(original), ...edited });
  const source: PicturedSource = machineMade ? { ...imported, machineMade } : imported;
  return Buffer.concat(writeCard(source, 'v3-json', original).parts).toString();
}

/** What Persona adds, as it stands in the text. */
const added = /,"persona":\{.*\}(?=\},\n {2}"nickname")/;

describe('a card that came in', () => {
  it('goes out byte for byte but for Persona’s extension', async () => {
    expect(exportOf(await cardOf(odd)).replace(added, '')).toBe(odd);
  });

  it('has each edited field replaced, where SillyTavern repeats it, too', async () => {
    const json = exportOf(await cardOf(odd), { name: 'Mirabel', tags: ['sea', '🌊'] }).replace(added, '');
    const expected = odd
      .replaceAll('"Mira"', '"Mirabel"')
      .replace('["sea" ]', '["sea","🌊"]')
      .replace('1.0e9', '1795606200');
    expect(json).toBe(expected);
  });

  it('keeps its creator’s notes below another tagline', async () => {
    const notes = async (tagline: string): Promise<unknown> =>
      (await cardOf(exportOf(await cardOf(odd), { tagline }))).data['creator_notes'];
    expect(await notes('For calm\nseas')).toBe('\nFor calm seas\n\nAll of it.');
    const long = 'long '.repeat(40).trim();
    const card = await cardOf(odd.replace('For storms', long));
    const { data } = await cardOf(exportOf(card, { tagline: 'Short' }));
    expect(data['creator_notes']).toBe(`Short\n\n\n ${long} \n\nAll of it.`);
  });

  it('keeps the examples of an edited dialogue apart', async () => {
    const exampleDialogue = 'Mira: a\n<START>\nMira: c\n';
    const { data } = await cardOf(exportOf(await cardOf(odd), { exampleDialogue }));
    expect(data['mes_example']).toBe('<START>\n{{char}}: a\n<START>\n{{char}}: c');
  });

  it('has an icon elsewhere stand behind a portrait that was painted here', async () => {
    const assets = [{ type: 'icon', uri: 'https://cards.example/mira.png', name: 'main', ext: 'png' }];
    const card = await cardOf(
      JSON.stringify({ spec: 'chara_card_v3', spec_version: '3.0', data: { ...v3Data, assets } }),
    );
    const painted = await cardOf(exportOf(card, {}, { text: false, portrait: true }));
    expect(painted.data['assets']).toEqual([
      { type: 'icon', uri: 'ccdefault:', name: 'main', ext: 'png' },
      { ...assets[0], name: 'main-1' },
    ]);
    expect((await cardOf(exportOf(card))).data['assets']).toEqual(assets);
  });
});

describe('the mark of what a model made', () => {
  const markIn = async (json: string): Promise<unknown> => {
    const { data } = await cardOf(json);
    const { persona } = data['extensions'] as { persona: Record<string, unknown> };
    return [persona['ai'], persona['aiMade'], persona['digitalSourceType']];
  };
  const term = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

  it('claims nothing of what a person brought along', async () => {
    expect(await markIn(exportOf(await cardOf(odd)))).toEqual([false, undefined, undefined]);
  });

  it('tells text and portrait apart', async () => {
    const made = exportOf(await cardOf(odd), {}, { text: false, portrait: true });
    expect(await markIn(made)).toEqual([true, ['portrait'], term]);
  });

  it('is never lost again', async () => {
    const rewritten = exportOf(await cardOf(odd), {}, { text: true, portrait: false });
    expect(await markIn(exportOf(await cardOf(rewritten)))).toEqual([true, ['text'], term]);
    const older = rewritten.replace(',"aiMade":["text"]', '');
    expect(await markIn(exportOf(await cardOf(older)))).toEqual([true, ['text', 'portrait'], term]);
  });
});
