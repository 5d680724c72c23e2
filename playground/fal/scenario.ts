/** How a painting turns out. */
export type PainterScenario =
  | 'portrait'
  /** A small plain picture that costs no time to paint: for tests that count, not look. */
  | 'thumbnail'
  /** What the safety checker leaves of a picture: black, and `has_nsfw_concepts: [true]`. */
  | 'black'
  /** The result is a 422 with `content_policy_violation`. */
  | 'content-policy'
  /** The result is a 500 of the runner. */
  | 'runner-error'
  /** The picture's file has no bytes. */
  | 'empty-file'
  /** The picture's file has 50 MB. */
  | 'huge-file'
  /** The picture's file says `text/html`, and is. */
  | 'wrong-content-type'
  /** The picture's file is gone. */
  | 'missing-file';

/** What the stand-in does with the next jobs; a test sets its parts. */
export interface FalScenario {
  painter: PainterScenario;
}

/** How long a job takes: so long in the queue, then so long at the painter. */
export interface FalPace {
  readonly queueMilliseconds: number;
  readonly paintMilliseconds: number;
}

export const usualPace: FalPace = { queueMilliseconds: 200, paintMilliseconds: 800 };
