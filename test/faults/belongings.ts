import type { Holdings } from './holdings.ts';

/** No portrait without its version, no version without its character and its run, and all of them for a finished run. */
export function ownerless({ runs, characters, versions, portraits }: Holdings): string[] {
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
    ...versions.filter(({ run }) => !done.includes(run)).map(({ _id }) => `${_id} has no finished run`),
    ...versions
      .filter(({ portrait }) => !portraitIds.has(portrait))
      .map(({ _id }) => `${_id} has no portrait`),
    ...characters
      .filter(({ _id }) => !versions.some(({ character }) => character === _id))
      .map(({ _id }) => `${_id} has no version`),
    ...done.filter((run) => !made.has(run)).map((run) => `${run} is done and has made nothing`),
  ];
}
