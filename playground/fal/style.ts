import { adventurer, lorelei, micah, notionists, pixelArt, toonHead } from '@dicebear/collection';
import { createAvatar } from '@dicebear/core';

/** What draws for which words in a prompt; the first that fits. Licences: LICENCES.md. */
const styles: readonly (readonly [words: RegExp, draw: (seed: string, bearded: number) => string])[] = [
  [
    /\b(?:pixel|8-?bit|16-?bit)\b/i,
    (seed, beardProbability) => createAvatar(pixelArt, { seed, beardProbability }).toString(),
  ],
  [
    /\b(?:manga|noir|woodcut|ink drawing)\b/i,
    (seed, beardProbability) => createAvatar(lorelei, { seed, beardProbability }).toString(),
  ],
  [
    /\b(?:storybook|watercolou?r|gouache|clay)\b/i,
    (seed) => createAvatar(adventurer, { seed, scale: 85 }).toString(),
  ],
  [
    /\b(?:comic|poster|low.?poly|vector|stained.glass)\b/i,
    (seed, facialHairProbability) => createAvatar(micah, { seed, facialHairProbability }).toString(),
  ],
  [
    /\b(?:sketch|pencil|charcoal|doodle)\b/i,
    (seed, beardProbability) => createAvatar(notionists, { seed, beardProbability }).toString(),
  ],
];

const usual = (seed: string, beardProbability: number): string =>
  createAvatar(toonHead, { seed, beardProbability }).toString();

/** A beard comes with the word for it, never by chance. */
const beard = /\b(?:beard(?:ed)?|moustache|whiskers|stubble|bärtig|barb[eua])\b/i;

/** A face as SVG, square, without a background. */
export function drawFace(seed: string, prompt: string): string {
  const draw = styles.find(([words]) => words.test(prompt))?.[1] ?? usual;
  return draw(seed, beard.test(prompt) ? 100 : 0);
}
