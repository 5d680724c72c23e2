import type { CardFormat } from '../../../../core/characters/cards/card-format.ts';
import type { Loss } from '../../../../core/characters/cards/losses.ts';

const few = 6;

/** A list that nobody has to scroll through. */
const listed = (names: readonly string[]): string =>
  names.length <= few ? names.join(', ') : `${names.slice(0, few).join(', ')} and ${names.length - few} more`;

const formats: Readonly<Record<CardFormat, string>> = {
  png: 'PNG: the portrait, with the card in it',
  'v3-json': 'JSON, Character Card V3',
  'v2-json': 'JSON, Character Card V2',
  charx: 'CHARX: card and pictures in an archive',
};

/** What of a card a format does not hold. */
function loss(one: Loss): string {
  switch (one.kind) {
    case 'picture':
      return 'The portrait is not in it.';
    case 'assets':
      return `These pictures and files do not come along: ${listed(one.names)}.`;
    case 'absent':
      return `Without ${listed(one.fields)}.`;
    case 'unseen':
      return `Programs that know only V2 will not look at ${listed(one.fields)}.`;
    case 'mended':
      return `Written as the format wants it: ${listed(one.fields)}.`;
  }
}

/** Sentences about cards that go out. */
export const cardExport = {
  button: 'Export card',
  title: (name: string) => `Export ${name}`,
  choose: 'Choose a format',
  formats,
  original: 'As it came in: the file itself, unchanged',
  holdsAll: 'Holds all of it.',
  loss,
  doneTitle: (name: string) => `The card of ${name}`,
  edited: 'SillyTavern, RisuAI, Agnai, Chub and others import it.',
  asItCame: 'The very file that it came in with, every byte.',
  noOriginal: 'This character was made here and came in with no file: this is its card as it is now.',
} as const;
