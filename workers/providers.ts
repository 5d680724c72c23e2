import type { Profile } from '../core/profile/profile.ts';
import type { ProfileField } from '../core/profile/change.ts';
import type { CharacterOptions } from '../core/profile/options.ts';

/** What a profile is written from. No identifier of a person ever goes to a provider. */
export interface WritingOrder {
  readonly prompt: string;
  readonly options: CharacterOptions;
  /** Given when a writing that was cut is repeated: the painter already has it, so it must stay. */
  readonly appearance: string | undefined;
}

/** What a profile is written anew from. */
export interface RewritingOrder {
  /** What the character was made from. */
  readonly prompt: string;
  readonly options: CharacterOptions;
  /** The profile as it stands. */
  readonly profile: Profile;
  /** What shall become different, in the person's words. */
  readonly wish: string | undefined;
  /** The one field that is written; undefined: all but the appearance. */
  readonly field: ProfileField | undefined;
}

/** What a call to the writer tells while it lasts. */
export interface CallHooks {
  readonly signal: AbortSignal;
  /** Part of the writing that is done, 0 to 1, as far as it can be guessed from its usual length. */
  readonly onProgress: (part: number) => void;
  /**
   * Called once at the end of a call, however it ended, with its cost in micro-dollars from the configured prices.
   * For a stream that broke it is counted from the text that had come.
   */
  readonly onCost: (cost: number) => void;
}

export interface WritingHooks extends CallHooks {
  /** Called once, as soon as `appearance` is complete; the rest is still being written. */
  readonly onAppearance: (appearance: string) => void;
}

export interface Written {
  readonly profile: Profile;
  readonly model: string;
  readonly requestId: string;
}

/** @throws Problem `writer-unavailable` (detail.at: when to come back), `writer-refused`, `writer-broken` */
export interface ProfileWriter {
  write(order: WritingOrder, hooks: WritingHooks): Promise<Written>;
  /** Gives the whole profile: what was not asked for is as it was, word for word. */
  rewrite(order: RewritingOrder, hooks: CallHooks): Promise<Written>;
}

export interface PaintingOrder {
  readonly appearance: string;
  /** An id of the catalogue. */
  readonly style: string;
  readonly seed: number;
}

/** What a picture is painted anew from: the same face in another scene. */
export interface VariationOrder {
  /** PNG. */
  readonly picture: Buffer;
  readonly scene: string;
  /** An id of the catalogue. */
  readonly style: string;
  readonly seed: number;
}

/** A painting that the painter has accepted. Its id belongs to the model that it was ordered from. */
export interface Painting {
  readonly requestId: string;
  readonly model: string;
}

export interface Painted {
  /** The picture as the provider gave it, at most 20 MiB. */
  readonly image: Buffer;
  /** Micro-dollars, from the configured prices. */
  readonly cost: number;
  /** The provider's own safety checker found something. */
  readonly unsafe: boolean;
}

export interface PaintingHooks {
  readonly signal: AbortSignal;
  /** Part of the painting that is done, 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/** @throws Problem `painter-unavailable` (detail.at: when to come back), `painter-refused`, `painter-broken` */
export interface PortraitPainter {
  /** Puts the order in the painter's queue, in one attempt, and gives what it is followed by from anywhere. */
  submit(order: PaintingOrder, signal: AbortSignal): Promise<Painting>;
  /** The same for a variation of a picture. */
  vary(order: VariationOrder, signal: AbortSignal): Promise<Painting>;
  /** Follows a painting to its end and fetches the picture. */
  follow(painting: Painting, hooks: PaintingHooks): Promise<Painted>;
  /** Asks the provider to stop; a painting that has finished stays as it is. */
  cancel(painting: Painting): Promise<void>;
}

/** @throws Problem `moderation-unavailable` */
export interface Moderator {
  /** The rule (a category's name) that refuses, or undefined. Text, picture (PNG, JPEG) or both. */
  check(
    subject: { readonly text?: string; readonly picture?: Buffer },
    signal: AbortSignal,
  ): Promise<string | undefined>;
}

export interface Providers {
  readonly writer: ProfileWriter;
  readonly painter: PortraitPainter;
  readonly moderator: Moderator;
}
