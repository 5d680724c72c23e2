import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { Problem } from '../../../core/base/problem.ts';
import { catalogueSetting } from '../../../core/profile/catalogue.ts';
import { loadCatalogue, readCatalogue } from '../../../core/profile/catalogue-file.ts';

const base = loadCatalogue();
const folder = mkdtempSync(join(tmpdir(), 'persona-catalogue-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const linesOf = (text: string): readonly string[] => {
  try {
    readCatalogue(text, 'own.yaml', base);
  } catch (error) {
    if (error instanceof Problem) return error.detail.lines ?? [];
    throw error;
  }
  return [];
};

describe('an operator’s own catalogue', () => {
  it('adds behind the default, replaces in place, and removes', () => {
    const own = readCatalogue(
      `
styles:
  - { id: sand, name: Sand, words: drawn in wet sand }
  - { id: noir, name: Film noir, also: [black], words: black and white }
types:
  - { id: knight, name: Knight, words: a knight }
remove: [anime, hero]
`,
      'own.yaml',
      base,
    );
    const at = (id: string) => base.styles.findIndex((entry) => entry.id === id);
    expect(own.styles.map(({ id }) => id)).toEqual([
      'digital-painting',
      'sand',
      ...base.styles.slice(1).flatMap(({ id }) => (id === 'anime' ? [] : [id])),
    ]);
    expect(own.styles[at('noir')]?.name).toBe('Film noir');
    expect(own.types.map(({ id }) => id)).toEqual(expect.arrayContaining(['free', 'knight']));
    expect(own.types.some(({ id }) => id === 'hero')).toBe(false);
    expect(own.languages).toEqual(base.languages);
  });

  it('may say nothing', () => {
    expect(readCatalogue('# nothing yet\n', 'own.yaml', base)).toEqual(base);
  });

  it('names file and place of every mistake at once', () => {
    const text = 'styles: [{ id: sand }]\ntypes: [{ id: A b, name: x, words: y }]\nlanguages: 3\nother: 1';
    expect(linesOf(text)).toEqual([
      'own.yaml: styles.0.name: is missing',
      'own.yaml: styles.0.words: is missing',
      'own.yaml: types.0.id: must be lower-case letters, digits and hyphens',
      expect.stringMatching(/^own\.yaml: languages: .*array/),
      'own.yaml: has unknown keys: other',
    ]);
  });

  it.each([
    ['styles: [', 'own.yaml: line 1: is not YAML'],
    ['remove: [nothing]', 'own.yaml: remove.0: there is no entry “nothing”'],
    [
      'types: [{ id: a, name: A, words: a }, { id: a, name: B, words: b }]',
      'own.yaml: types: has an id twice',
    ],
    ['styles: [{ id: sand, name: Ánime, words: x }]', 'own.yaml: styles: “anime” means both sand and anime'],
    [
      `remove: [${base.types.map(({ id }) => id).join(', ')}]`,
      'own.yaml: types: must have at least one entry',
    ],
  ])('refuses %s', (text, line) => {
    expect(linesOf(text)).toContain(line);
  });

  it('is read or refused in lines, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((value) => stringify(value)),
        ),
        (text) => {
          for (const line of linesOf(text)) expect(line).toMatch(/^own\.yaml: ./);
        },
      ),
    );
  });

  it('keeps a program from starting as a setting, line by line', () => {
    const path = join(folder, 'own.yaml');
    writeFileSync(path, 'styles: [{ id: sand, words: 7 }]\n');
    const read = catalogueSetting.safeParse(path);
    expect(read.error?.issues.map(({ message }) => message)).toEqual([
      `${path}: styles.0.name: is missing`,
      expect.stringContaining(`${path}: styles.0.words: `),
    ]);
    const missing = join(folder, 'missing.yaml');
    expect(catalogueSetting.safeParse(missing).error?.issues[0]?.message).toBe(`${missing}: cannot be read`);
    writeFileSync(path, 'styles: [{ id: sand, name: Sand, words: wet sand }]\n');
    expect(catalogueSetting.parse(path).styles[1]?.id).toBe('sand');
    expect(catalogueSetting.parse(undefined)).toEqual(base);
  });
});
