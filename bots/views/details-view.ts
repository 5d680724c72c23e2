import type { RunRow, RunSecret } from '../../core/jobs/run-row.ts';
import { languageName, styleName, typeName } from '../../core/profile/catalogue.ts';
import type { View } from './view.ts';
import type { Words } from './words/words.ts';

/** How a character was made: prompt, choices, models, times, cost. */
export function detailsView(words: Words, run: RunRow, secret: RunSecret): View {
  const { library } = words;
  const { options } = secret;
  const models = [run.writing.model, run.painting.model].filter((model) => model !== undefined);
  const took =
    run.startedAt && run.endedAt ? (run.endedAt.getTime() - run.startedAt.getTime()) / 1_000 : undefined;
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: library.detailsTitle },
      { kind: 'quote', text: secret.prompt },
      {
        kind: 'fields',
        fields: [
          { label: library.style, value: styleName(options.style) },
          { label: library.type, value: typeName(options.type) },
          { label: library.language, value: languageName(options.language) },
          { label: library.visibility, value: library.visibilities[options.visibility] },
          { label: library.seed, value: secret.seed === undefined ? library.unknown : String(secret.seed) },
          { label: library.models, value: models.join(', ') || library.unknown },
          { label: library.made, value: [{ time: run.createdAt, as: 'date' }] },
          { label: library.took, value: took === undefined ? library.unknown : library.seconds(took) },
          { label: library.cost, value: library.dollars(run.cost) },
        ],
      },
    ],
  };
}
