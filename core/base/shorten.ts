/** Cuts a text at the end of a word and marks the cut; counts code points, never splits one. */
export function shorten(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const kept = characters.slice(0, longest - 1).join('');
  const word = kept.replace(/\s+\S*$/u, '');
  // A script without spaces has no word to end at.
  return `${word.length > kept.length / 2 ? word.trimEnd() : kept}…`;
}
