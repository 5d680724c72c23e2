/**
 * A text in parts that fit into a form's field: cut behind a blank line where there is one, else behind a line, else
 * between words. Joined they are the text.
 * @param longest characters of a part
 */
export function partsOf(text: string, longest: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const end = cutOf(rest, longest);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

function cutOf(text: string, longest: number): number {
  const start = text.slice(0, longest);
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = start.lastIndexOf(mark);
    // A part of half the length or more: else a text with a mark at its beginning only would have a part of nothing.
    if (at + mark.length > longest / 2) return at + mark.length;
  }
  // Never between the two halves of one character.
  return /[\uD800-\uDBFF]$/.test(start) ? longest - 1 : longest;
}

/** The text with one of its parts replaced; the blanks at a part's end, which forms take away, stay. */
export function withPart(text: string, longest: number, index: number, typed: string): string {
  const parts = partsOf(text, longest);
  const old = parts[index];
  if (old === undefined) return text;
  const blanks = /\s*$/.exec(old)?.[0] ?? '';
  return parts.with(index, typed.trimEnd() + (index === parts.length - 1 ? '' : blanks)).join('');
}
