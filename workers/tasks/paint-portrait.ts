import type { Picture } from '../picture.ts';
import { paint } from './paint.ts';
import type { Work } from './task.ts';

/** A portrait from words alone. @throws Problem as `paint` does */
export function paintPortrait(work: Work, appearance: string, signal: AbortSignal): Promise<Picture> {
  const { core, providers, run } = work;
  const { style } = run.secret.options;
  return paint(
    work,
    {
      words: appearance,
      price: core.settings.PERSONA_PAINTING_PRICE,
      kept: { appearance },
      submit: (seed, inner) => providers.painter.submit({ appearance, style, seed }, inner),
    },
    signal,
  );
}
