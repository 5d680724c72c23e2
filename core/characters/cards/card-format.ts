import type { CardSpec } from './read-card.ts';

/** What a character can be written as, the one that most programs read first. */
export const cardFormats = ['png', 'v3-json', 'v2-json', 'charx'] as const;
export type CardFormat = (typeof cardFormats)[number];

interface FormatFacts {
  readonly ending: string;
  readonly contentType: string;
  /** Of the card that readers take out of it. */
  readonly spec: Exclude<CardSpec, 'v1'>;
}

/** The endings that other programs look for: SillyTavern and RisuAI go by them. */
export const formatFacts: Readonly<Record<CardFormat, FormatFacts>> = {
  png: { ending: '.png', contentType: 'image/png', spec: 'v3' },
  'v3-json': { ending: '.json', contentType: 'application/json', spec: 'v3' },
  'v2-json': { ending: '.json', contentType: 'application/json', spec: 'v2' },
  charx: { ending: '.charx', contentType: 'application/zip', spec: 'v3' },
};
