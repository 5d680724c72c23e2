import { type Inline, joined, plain } from './nodes.ts';

/**
 * One form of markup. `pattern` is sticky: it is tried where the reading stands.
 * `read` may decline, and the text is then taken as it stands.
 */
export interface Form {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, inside: (text: string) => readonly Inline[]) => Inline | undefined;
}

/** Reads running text: at each place the first form that fits, else one character. */
export function readInline(text: string, forms: readonly Form[]): readonly Inline[] {
  const inside = (part: string): readonly Inline[] => readInline(part, forms);
  const pieces: Inline[] = [];
  let at = 0;
  while (at < text.length) {
    const found = readAt(text, at, forms, inside);
    pieces.push(found?.piece ?? plain(text.slice(at, at + 1)));
    at += found?.length ?? 1;
  }
  return joined(pieces);
}

function readAt(
  text: string,
  at: number,
  forms: readonly Form[],
  inside: (text: string) => readonly Inline[],
): { readonly piece: Inline; readonly length: number } | undefined {
  for (const { pattern, read } of forms) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const piece = match && read(match, inside);
    if (match && piece) return { piece, length: match[0].length };
  }
  return undefined;
}
