import type { LoadedCharacter, Portrait } from '../show.ts';

/** Which parts of a version a trained model has made: what a person brought along is none of them. */
export interface MachineMade {
  readonly text: boolean;
  readonly portrait: boolean;
}

/** What a card is made from: a character in its current version. */
export interface CardSource extends Pick<LoadedCharacter, 'character' | 'version' | 'secret'> {
  /** As `loadMachineMade` tells it. Without it the version alone is asked, which knows of its own change only. */
  readonly machineMade?: MachineMade;
}

/** With the picture (PNG), for the formats that hold one. */
export interface PicturedSource extends CardSource {
  readonly portrait: Pick<Portrait, 'image'>;
}

/** As far as a version tells it by itself: without a card file it began with our writer and painter. */
export const machineMadeOf = ({ version, machineMade }: CardSource): MachineMade =>
  machineMade ?? {
    text: version.file === null || version.change === 'rewrite',
    portrait: version.file === null || version.change === 'repaint' || version.change === 'vary',
  };
