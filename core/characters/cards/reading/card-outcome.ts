import type { Problem } from '../../../base/problem.ts';
import type { ReadCard } from '../read-card.ts';

/** What may come in: the bytes decide what it is, the name is only for telling people which file it was. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A card that was found in a file. */
export interface FoundCard {
  /** The file's name; for a card in a ZIP the ZIP's name, a colon, a space, and the path in it. */
  readonly file: string;
  readonly card: ReadCard;
  /** The card's own file as it came in: of a card in a ZIP, what lay in the ZIP. */
  readonly bytes: Buffer;
}

/** A file, or a file in a ZIP, that was not read. */
export interface CardRefusal {
  readonly file: string;
  /** `card-unreadable`, `card-broken`, `card-too-large`, `card-locked`, `picture-too-large`, `archive-unsafe`, `file-too-large`. */
  readonly problem: Problem;
}

export type CardOutcome = FoundCard | CardRefusal;
