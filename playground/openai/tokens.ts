/**
 * About as many tokens as GPT-4o counts: one for each word of up to six letters or sign, more for longer words, and about
 * two for three characters of scripts that write without spaces.
 */
export function countTokens(text: string): number {
  let tokens = 0;
  for (const [run] of text.matchAll(/[\p{L}\p{M}]+|\p{N}{1,3}|[^\s\p{L}\p{M}\p{N}]/gu))
    tokens += /^\P{ASCII}/u.test(run) ? Math.ceil(run.length * 0.67) : Math.ceil(run.length / 6);
  return tokens;
}

/** The beginning of a text that has at most this many tokens. */
export function cutToTokens(text: string, limit: number): string {
  let end = text.length;
  while (countTokens(text.slice(0, end)) > limit) end = Math.floor(end * 0.9);
  return text.slice(0, end);
}
