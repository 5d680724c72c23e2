import { adventurer, lorelei, micah, notionists, pixelArt, toonHead } from '@dicebear/collection';
import { createAvatar } from '@dicebear/core';

/** What draws for which words in a prompt; the first that fits. Licences: LICENCES.md. */
const styles: readonly (readonly [words: RegExp, draw: (seed: string) => string])[] = [
  [/\b(?:pixel|8-?bit|16-?bit)\b/i, (seed) => createAvatar(pixelArt, { seed }).toString()],
  [/\b(?:manga|noir|woodcut|ink drawing)\b/i, (seed) => createAvatar(lorelei, { seed }).toString()],
  [
    /\b(?:storybook|watercolou?r|gouache|clay)\b/i,
    (seed) => createAvatar(adventurer, { seed, scale: 85 }).toString(),
  ],
  [
    /\b(?:comic|poster|low.?poly|vector|stained.glass)\b/i,
    (seed) => createAvatar(micah, { seed }).toString(),
  ],
  [/\b(?:sketch|pencil|charcoal|doodle)\b/i, (seed) => createAvatar(notionists, { seed }).toString()],
];

const usual = (seed: string): string => createAvatar(toonHead, { seed }).toString();

/** A face as SVG, square, without a background. */
export function drawFace(seed: string, prompt: string): string {
  const draw = styles.find(([words]) => words.test(prompt))?.[1] ?? usual;
  return draw(seed);
}
