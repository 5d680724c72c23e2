import type { Holdings } from './holdings.ts';
import { ownerlessImports } from './import-belongings.ts';

/**
 * No portrait without its version, no version without its character and its run, and all of them for a finished run. An
 * import may end in any way, and make any number of versions.
 */
export function ownerless(holdings: Holdings): string[] {
  const { runs, characters, versions, portraits } = holdings;
  const imports = runs.filter(({ row }) => row.kind === 'import').map(({ row }) => row._id);
  const done = runs.filter(({ row }) => row.state === 'done').map(({ row }) => row._id);
  const characterIds = new Set<string>(characters.map(({ _id }) => _id));
  const shown = new Set<string>(versions.map(({ portrait }) => portrait));
  const portraitIds = new Set(portraits.map(({ _id }) => _id));
  const made = new Set<string>(versions.map(({ run }) => run));
  return [
    ...portraits.filter(({ _id }) => !shown.has(_id)).map(({ _id }) => `${_id} has no version`),
    ...versions
      .filter(({ character }) => !characterIds.has(character))
      .map(({ _id }) => `${_id} has no character`),
    ...versions
      .filter(({ run }) => !done.includes(run) && !imports.includes(run))
      .map(({ _id }) => `${_id} has no finished run`),
    ...versions
      .filter(({ portrait }) => !portraitIds.has(portrait))
      .map(({ _id }) => `${_id} has no portrait`),
    ...characters
      .filter(({ _id }) => !versions.some(({ character }) => character === _id))
      .map(({ _id }) => `${_id} has no version`),
    ...done
      .filter((run) => !made.has(run) && !imports.includes(run))
      .map((run) => `${run} is done and has made nothing`),
    ...ownerlessImports(holdings),
  ];
}
