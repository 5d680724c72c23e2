import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { rules } from '../../eslint.config.ts';

/** The bans of our own, without the rules that need the types of a whole project. */
function complaints(code: string): string[] {
  const bans = rules.map((part) => part.rules?.['no-restricted-syntax']).find((ban) => Array.isArray(ban));
  const own = { languageOptions: { parser: tseslint.parser }, rules: { 'no-restricted-syntax': bans } };
  return new Linter().verify(code, own as Linter.Config).map(({ message }) => message);
}

test.each([
  ['export default 1;', 'Named exports only.'],
  ["export * from './thing.ts';", 'No barrels'],
  ['const thing = given as unknown as Thing;', 'No double casts.'],
  ["vi.mock('./thing.ts');", 'No mocks of our own modules.'],
])('%s is refused', (code, message) => {
  expect(complaints(code)).toEqual([expect.stringContaining(message)]);
});

test('plain code is not', () => {
  expect(complaints("export { thing } from './thing.ts';\nexport const one = given as One;")).toEqual([]);
});
