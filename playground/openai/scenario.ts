import type { ModerationCategory } from './moderation-categories.ts';

/** How a writing goes. All but `profile` are endings that the real service has too. */
export type WriterScenario =
  /** A profile that fits the prompt and the schema. */
  | 'profile'
  /** The model declines: a `refusal` instead of text. */
  | 'refusal'
  /** The text stops in its middle, as at `max_output_tokens`. */
  | 'incomplete'
  /** The stream ends with `response.failed`. */
  | 'failed-response'
  /** The stream breaks off with an `error` event. */
  | 'error-event'
  /** The whole text arrives and is no JSON. */
  | 'invalid-json'
  /** JSON that does not fit the schema. */
  | 'wrong-shape'
  /** The connection breaks after this part (0 to 1) of the stream. */
  | { readonly cutAt: number };

/** What the stand-in does next; a test may change each part at any time. */
export interface OpenaiScenario {
  writer: WriterScenario;
  /** Categories that every text or picture is flagged with, beside the markers of `moderations.ts`. */
  moderation: { text: readonly ModerationCategory[]; image: readonly ModerationCategory[] };
}

/** How fast the writer writes. */
export interface Pace {
  /** Milliseconds between two pieces of text. */
  readonly chunkMilliseconds: number;
  /** In how many pieces a text is streamed. */
  readonly chunks?: number;
}

export const usualScenario = (): OpenaiScenario => ({
  writer: 'profile',
  moderation: { text: [], image: [] },
});

export const usualPace: Pace = { chunkMilliseconds: 25 };

const usualChunks = 40;

/** Cuts a text into the pieces that the pace asks for, never inside a character. */
export function cutIntoPieces(text: string, pace: Pace): string[] {
  const characters = Array.from(text);
  const length = Math.max(1, Math.ceil(characters.length / (pace.chunks ?? usualChunks)));
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += length)
    pieces.push(characters.slice(start, start + length).join(''));
  return pieces;
}
