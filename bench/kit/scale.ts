/** How much a benchmark does. */
export interface Scale {
  /** How many pairs are measured. */
  readonly pairs: number;
  /** So many of a thing, given how many of it the usual run takes. */
  of(usual: number): number;
}

export const scaleNames = ['tiny', 'quick', 'usual', 'full'] as const;
export type ScaleName = (typeof scaleNames)[number];

/**
 * `usual` is what `npm run bench` does; `full` does five times as much of each, `quick` a tenth, to see the direction;
 * `tiny` only shows that a benchmark runs.
 */
export function scaleOf(name: ScaleName): Scale {
  const factor = { tiny: 0.002, quick: 0.1, usual: 1, full: 5 }[name];
  return { pairs: name === 'tiny' ? 1 : 5, of: (usual) => Math.max(2, Math.round(usual * factor)) };
}
