/** What a file held a card in. */
export type CardContainer = 'json' | 'png' | 'charx';

/** Which version of the format a card is of. */
export type CardSpec = 'v1' | 'v2' | 'v3';

/** A picture, sound or anything else that a card names. */
export interface CardAsset {
  /** `icon`, `background`, `emotion`, `user_icon`, or an application's own (`x_…`). */
  readonly type: string;
  readonly name: string;
  /** Lower case, without a dot; `unknown` where the card does not say. */
  readonly ext: string;
  readonly uri: string;
  /** Undefined where it is not in the file: an address elsewhere is never fetched. */
  readonly bytes: Buffer | undefined;
}

/** One card of a file, as it came in. */
export interface ReadCard {
  readonly container: CardContainer;
  readonly spec: CardSpec;
  /** The card's JSON exactly as it stood in the file: what is unknown to Persona goes out again from here. */
  readonly json: string;
  /** Its fields with all that was in them: `data` of V2 and V3, the object itself of V1. Not mended. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The character's icon, as it lies in the file: PNG, JPEG or WebP, not decoded yet. */
  readonly picture: Buffer | undefined;
  readonly assets: readonly CardAsset[];
  /** What Persona has no field for and keeps, as paths in the card (`character_book.entries`). */
  readonly kept: readonly string[];
  /** What was mended while it was read, or not understood, as paths in the card. */
  readonly mended: readonly string[];
}
