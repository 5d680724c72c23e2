import { toUSVString } from 'node:util';
import type { ReadCard } from '../cards/read-card.ts';

/** Characters of one piece: what a moderation reads at once. */
const longestPiece = 16_000;
/** Characters that two pieces share, so that nothing is cut apart between them. */
const overlap = 200;

/**
 * Every text of a card, wherever it stands: greetings, lorebook, unknown fields, and the names of fields too. In pieces
 * that a moderation can read. Addresses of assets are left out: they may hold whole pictures.
 */
export function* textsOfCard({ data }: Pick<ReadCard, 'data'>): Generator<string, void, void> {
  let piece = '';
  for (const text of textsIn(Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'assets')))) {
    piece += piece === '' ? text : `\n${text}`;
    while (piece.length > longestPiece) {
      yield toUSVString(piece.slice(0, longestPiece));
      piece = piece.slice(longestPiece - overlap);
    }
  }
  if (piece.trim() !== '') yield toUSVString(piece);
}

function* textsIn(value: unknown): Generator<string, void, void> {
  if (typeof value === 'string') {
    if (value.trim() !== '') yield value;
  } else if (Array.isArray(value)) {
    for (const each of value) yield* textsIn(each);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      // A format's own names are short and one word; anything else somebody has written.
      if (/\s/.test(key) || key.length > 40) yield key;
      yield* textsIn(each);
    }
  }
}
