import type { RunRow, RunSecret } from '../../core/jobs/run-row.ts';
import { runFields } from './run-fields.ts';
import type { View } from './view.ts';
import type { Words } from './words/words.ts';

/** How a character was made: prompt, choices, models, times, cost. */
export const detailsView = (words: Words, run: RunRow, secret: RunSecret): View => ({
  tone: 'neutral',
  elements: [
    { kind: 'heading', text: words.library.detailsTitle },
    { kind: 'quote', text: secret.prompt },
    { kind: 'fields', fields: runFields(words, run, secret) },
  ],
});
