import type { Holdings } from './holdings.ts';

/** Of imports: no card file without its version, no upload without an import that is open, no identity without its character. */
export function ownerlessImports({ runs, characters, versions, files, identities }: Holdings): string[] {
  const open = new Set(runs.filter(({ row }) => row.settledAt === null).map(({ row }) => row._id));
  const named = new Set<string | null>(versions.map(({ file }) => file));
  const whole = new Set<string>(files.map(({ file }) => file));
  const characterIds = new Set<string>(characters.map(({ _id }) => _id));
  return [
    ...files
      .filter(({ character, run }) => character === null && !open.has(run))
      .map(({ _id }) => `${_id} is an upload of no open import`),
    ...files
      .filter(({ character, file }) => character !== null && !named.has(file))
      .map(({ _id }) => `${_id} has no version`),
    ...versions
      .filter(({ file }) => file !== null && !whole.has(file))
      .map(({ _id }) => `${_id} has no card file`),
    ...identities
      .filter(({ character }) => !characterIds.has(character))
      .map(({ _id }) => `${_id} has no character`),
  ];
}
