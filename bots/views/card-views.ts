import type { CardChoices, CardState, ExportedCard } from '../../core/characters/export-card.ts';
import type { CardFormat } from '../../core/characters/cards/card-format.ts';
import type { Loss } from '../../core/characters/cards/losses.ts';
import type { Choice, Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/**
 * What a card may be taken as, and what each format cannot hold of it; a menu chooses.
 * @param valueOf what the menu comes back with, under the action `card-as`
 */
export function cardChoicesView(
  words: Words,
  { name, formats, hasOriginal }: CardChoices,
  valueOf: (format: CardFormat, state: CardState) => string,
): View {
  const { cardExport } = words;
  const options: Choice[] = formats.map(({ format }) => ({
    label: cardExport.formats[format],
    value: valueOf(format, 'edited'),
  }));
  if (hasOriginal) options.push({ label: cardExport.original, value: valueOf('png', 'original') });
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: cardExport.title(name) },
      {
        kind: 'fields',
        fields: formats.map(({ format, losses }) => ({
          label: cardExport.formats[format],
          value: lossText(words, losses),
        })),
      },
      { kind: 'menu', action: 'card-as:menu', placeholder: cardExport.choose, options },
    ],
  };
}

/** A card as a file. @param wanted what was asked for */
export function cardFileView(words: Words, card: ExportedCard, wanted: CardState): View {
  const { cardExport, library } = words;
  const { name, contentType, parts } = card.file;
  const isMissing = wanted === 'original' && card.state === 'edited';
  const notes: Element[] = [
    ...(isMissing ? [cardExport.noOriginal] : []),
    card.state === 'original' ? cardExport.asItCame : cardExport.edited,
    ...card.losses.map((loss) => cardExport.loss(loss)),
    ...(card.isMachineMade ? [library.aiMade] : []),
  ].map((text) => ({ kind: 'note', text }));
  return {
    tone: 'good',
    elements: [
      { kind: 'heading', text: cardExport.doneTitle(card.name) },
      { kind: 'file', file: { name, contentType, bytes: Buffer.concat(parts) } },
      ...notes,
    ],
  };
}

const lossText = ({ cardExport }: Words, losses: readonly Loss[]): string =>
  losses.length === 0 ? cardExport.holdsAll : losses.map((loss) => cardExport.loss(loss)).join(' ');
