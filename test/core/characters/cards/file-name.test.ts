import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../../core/characters/cards/file-name.ts';

describe('the file name of a character', () => {
  it('is safe whatever the name', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom('.', ' ', '-', '/', '\\', ':', '\0', '\u202e', 'a', '\ud800') }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const file = fileNameOf(name);
        expect(file).not.toMatch(/[\p{Cc}\p{Cs}<>:"/\\|?*\u202a-\u202e]/u);
        expect(file).not.toMatch(/^[. -]|[. ]$/);
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(120);
        expect(file.length).toBeGreaterThan(0);
        expect(fileNameOf(file)).toBe(file);
      }),
    );
  });

  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['Żółć Ćma', 'Żółć Ćma'],
    ['小林 美咲', '小林 美咲'],
    ['Дед Мороз', 'Дед Мороз'],
    ['👩‍🚀', '👩‍🚀'],
    ['../../etc/passwd', 'etc-passwd'],
    ['A/B: "C"?', 'A-B- -C'],
    ['con', 'con_'],
    ['LPT1.txt', 'LPT1_.txt'],
    ['Aux ', 'Aux_'],
    ['Conan', 'Conan'],
    ['...', 'character'],
    ['\u200d', 'character'],
    ['', 'character'],
  ])('of %j is %j', (name, file) => {
    expect(fileNameOf(name)).toBe(file);
  });

  it('is never cut inside a letter', () => {
    expect(fileNameOf('é'.repeat(200))).toBe('é'.repeat(60));
    expect(fileNameOf('👩‍🚀'.repeat(50))).toBe('👩‍🚀'.repeat(10));
  });
});
