/** The prompt as it can stand in a sentence after "is" or "as". */
export interface Subject {
  readonly full: string;
  /** At most 90 characters, cut between words. */
  readonly short: string;
  /** At most 50 characters, for a headline. */
  readonly brief: string;
}

const order =
  /^(?:please\s+)?(?:make|create|write|generate|design|draw|invent|give)\s+(?:me\s+|us\s+)?(?=an?\s|the\s)/i;
const nounPhrase = /^(?:an?|the|my|one|some|two|three)\s[^.!?;:\n]+$/i;
const stranger = 'a stranger with a story';

/** Up to five plain words without an article, in lower case and hardly a plural: `grumpy cloud accountant`. */
const barePhrase = /^(?!(?:an?|the|my|one|some|two|three)\s)[a-z'-]+(?: [a-z'-]+){0,4}(?<!s)$/;

/**
 * "Make me a dragon who bakes" becomes `a dragon who bakes`; what is no such phrase, in whatever alphabet, is quoted:
 * `what the old songs call “…”`.
 */
export function toSubject(prompt: string): Subject {
  const text = prompt
    .replace(/\s+/g, ' ')
    .trim()
    .replace(order, '')
    .replace(/[.!…]+$/, '');
  if (text === '') return { full: stranger, short: stranger, brief: stranger };
  if (barePhrase.test(text)) return toSubject(`${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`);
  if (!nounPhrase.test(text)) {
    const quote = (words: string) => `what the old songs call “${words}”`;
    return { full: quote(text), short: quote(shorten(text, 64)), brief: `“${shorten(text, 48)}”` };
  }
  const phrase = text.charAt(0).toLowerCase() + text.slice(1);
  return { full: phrase, short: shorten(phrase, 90), brief: shorten(headOf(phrase), 50) };
}

/** "a keeper with a parrot" becomes "a keeper". */
const headOf = (phrase: string): string =>
  /^(\S+ \S.*?)(?:,| (?:with|who|that|which|whose|in|on|from|and) )/.exec(phrase)?.[1] ?? phrase;

/** Cuts between words, or between characters where a script has no spaces. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  if (characters.length <= length) return text;
  const cut = characters.slice(0, Math.max(0, length - 1)).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/, '')}…`;
}

/** The words of a prompt that say what it is about: the longer ones, in their order, each once. */
export function keyWords(prompt: string): string[] {
  const words = prompt.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !isFiller(word) && word.length <= 24))].slice(0, 5);
}

const fillers = new Set(
  'with that this from into their there about which while where whose when they them make create character have been very never always also than then only once some every'.split(
    ' ',
  ),
);

const isFiller = (word: string): boolean =>
  fillers.has(word) || (/^[a-z0-9]+$/.test(word) && word.length < 4);
