import type { RunRow, RunSecret } from '../../core/jobs/run-row.ts';
import { languageName, styleName, typeName } from '../../core/profile/catalogue.ts';
import type { Text } from './view.ts';
import type { Words } from './words/words.ts';

/** The models that a run has used, as their providers call them. */
export const modelsOf = ({ writing, painting }: RunRow): string[] =>
  [writing.model, painting.model].filter((model) => model !== undefined);

/** How long a run was worked on, in seconds; undefined where it never began or is not over. */
export const secondsOf = ({ startedAt, endedAt }: RunRow): number | undefined =>
  startedAt && endedAt ? (endedAt.getTime() - startedAt.getTime()) / 1_000 : undefined;

/** How something was made: choices, models, times, cost. */
export function runFields(
  { library }: Words,
  run: RunRow,
  secret: RunSecret | undefined,
): { label: string; value: Text }[] {
  const took = secondsOf(run);
  return [
    ...(secret ? choiceFields(library, secret) : []),
    { label: library.models, value: modelsOf(run).join(', ') || library.unknown },
    { label: library.made, value: [{ time: run.createdAt, as: 'date' }] },
    { label: library.took, value: took === undefined ? library.unknown : library.seconds(took) },
    { label: library.cost, value: library.dollars(run.cost) },
  ];
}

const choiceFields = (library: Words['library'], { options, seed }: RunSecret) => [
  { label: library.style, value: styleName(options.style) },
  { label: library.type, value: typeName(options.type) },
  { label: library.language, value: languageName(options.language) },
  { label: library.visibility, value: library.visibilities[options.visibility] },
  { label: library.seed, value: seed === undefined ? library.unknown : String(seed) },
];
