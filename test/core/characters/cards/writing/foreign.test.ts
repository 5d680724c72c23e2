import { describe, expect, it } from 'vitest';
import { type CardFormat, cardFormats } from '../../../../../core/characters/cards/card-format.ts';
import type { ReadCard } from '../../../../../core/characters/cards/read-card.ts';
import { profileOfCard } from '../../../../../core/characters/cards/reading/profile-of-card.ts';
import { cardIn } from '../reading/reading.ts';
import { exportedAndRead, foreignFiles } from './foreign-files.ts';

const cases = Object.entries(foreignFiles).flatMap(([program, file]) =>
  cardFormats.map((format): [string, CardFormat, () => Buffer] => [program, format, file]),
);

/** Without what Persona adds, and without where the assets lie. */
function meaningOf({ data }: ReadCard): Record<string, unknown> {
  const { extensions } = data;
  return { ...without(data, 'assets'), extensions: without(extensions ?? {}, 'persona') };
}

const without = (object: object, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([each]) => each !== key));

describe.each(cases)('a card of %s as %s', (_, format, file) => {
  it('holds all that came in, and is right where it came in wrong', async () => {
    const original = await cardIn(file());
    const written = await exportedAndRead(original, format);
    expect(written.mended).toEqual([]);
    expect(written.spec).toBe(format === 'v2-json' ? 'v2' : 'v3');
    const before = meaningOf(original);
    const after = meaningOf(written);
    // A book that is null is none.
    if (before['character_book'] === null) delete before['character_book'];
    expect(after).toMatchObject(before);
    expect(profileOfCard(written)).toEqual(profileOfCard(original));
  });

  it('changes in what was edited, and in nothing else', async () => {
    const original = await cardIn(file());
    const unedited = meaningOf(await exportedAndRead(original, format));
    const edited = meaningOf(await exportedAndRead(original, format, { firstMessage: '«Ещё раз» 🌊' }));
    const { modification_date: saved } = edited;
    const date = format === 'v2-json' ? {} : { modification_date: saved };
    expect(edited).toEqual({ ...unedited, first_mes: '«Ещё раз» 🌊', ...date });
  });

  it('stays the same when it goes in and out again', async () => {
    const original = await cardIn(file());
    const once = await exportedAndRead(original, format);
    const twice = await exportedAndRead(once, format);
    expect(twice.json).toBe(once.json);
    expect(twice.assets).toEqual(once.assets);
  });
});
