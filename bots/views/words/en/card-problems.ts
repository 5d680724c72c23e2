import { cardLimits, mebibytesOf } from '../../../../core/characters/cards/reading/limits.ts';
import type { Text } from '../../view.ts';

/** Why a card file was not read. */
export const cardProblems = {
  'card-unreadable': {
    title: 'This is no character card',
    text: () =>
      'Persona reads character cards (V1, V2, V3) as JSON, PNG, CHARX or JPEG with a CHARX inside, and ZIP files of them. A picture that a chat or a website has re-encoded has lost its card: take the original file.',
  },
  'card-broken': {
    title: 'This card is damaged',
    text: () =>
      'The file ends too early or contradicts itself, so nothing of it was taken. Download or export it once more and try again.',
  },
  'card-too-large': {
    title: 'This card is too large',
    text: () =>
      `A card may have ${mebibytesOf(cardLimits.json)} MiB of text, ${cardLimits.depth} levels of nesting, ${cardLimits.texts} text chunks and ${cardLimits.parts} parts of ${mebibytesOf(cardLimits.asset)} MiB, ${mebibytesOf(cardLimits.bytes)} MiB unpacked in all. Export it with less in it and try again.`,
  },
  'card-locked': {
    title: 'This card is encrypted',
    text: () =>
      'Persona cannot open it. Export it without a password or protection from the program that made it, and try again.',
  },
  'picture-too-large': {
    title: 'The picture of this card is too large',
    text: () =>
      `A picture may have ${cardLimits.pixels / 1_000_000} million pixels. Make it smaller in the program that made the card, and try again.`,
  },
  'archive-unsafe': {
    title: 'This archive is not safe to open',
    text: () =>
      'It holds links, archives inside archives, files that lie over each other or names that lead out of it. Pack the cards into a plain ZIP and try again.',
  },
} satisfies Readonly<Record<string, { readonly title: string; readonly text: () => Text }>>;
