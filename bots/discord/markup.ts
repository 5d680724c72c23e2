import type { Inline, Text } from '../views/view.ts';

/**
 * Escapes text so that Discord shows it as it is: no markup, mention, emoji or link.
 * Discord drops a backslash before any sign that is neither letter, digit nor space.
 * @param newline what a line break becomes: the prefix of a quote stands before each of its lines
 */
export const escapeText = (text: string, newline = '\n'): string =>
  text
    .replace(/[\\*_~`|<>@#:[\]]/g, '\\$&')
    .replace(/^(\s*)([-+])/gm, '$1\\$2')
    .replace(/^(\s*\d*)\./gm, '$1\\.')
    .replace(/\r\n?|\n/g, newline);

/**
 * Text as Discord's markdown, cut to `longest` characters with `…` in place of what did not fit.
 * It is cut between pieces or inside what a person reads, never inside markup.
 * @param longest at least 1
 */
export function writeText(text: Text, longest: number, newline = '\n'): string {
  const pieces = typeof text === 'string' ? [text] : text;
  const whole = pieces.map((piece) => writePiece(piece, newline)).join('');
  if (whole.length <= longest) return whole;
  let written = '';
  for (const piece of pieces) {
    const room = longest - 1 - written.length;
    const next = writePiece(piece, newline);
    if (next.length > room) return `${written}${cutPiece(piece, room, newline)}…`;
    written += next;
  }
  return written;
}

/** How long the whole text would be. */
export const textLength = (text: Text, newline = '\n'): number =>
  writeText(text, Number.POSITIVE_INFINITY, newline).length;

function writePiece(piece: Inline, newline: string): string {
  if (typeof piece === 'string') return escapeText(piece, newline);
  if ('bold' in piece) return wrap('**', piece.bold, newline);
  if ('italic' in piece) return wrap('*', piece.italic, newline);
  if ('code' in piece) return writeCode(piece.code, newline);
  if ('time' in piece) return writeTime(piece);
  return writeLink(piece);
}

// An empty pair of marks would be shown as it is.
const wrap = (mark: string, text: string, newline: string): string =>
  text.trim() === '' ? text.replace(/\s+/g, ' ') : `${mark}${escapeText(text, newline)}${mark}`;

const writeCode = (code: string, newline: string): string =>
  code.trim() === '' || /[`\r\n]/.test(code) ? escapeText(code, newline) : `\`${code}\``;

/** https://discord.com/developers/docs/reference#message-formatting-timestamp-styles */
function writeTime({ time, as }: Extract<Inline, { time: Date }>): string {
  const seconds = Math.floor(time.getTime() / 1000);
  if (Number.isNaN(seconds)) return '';
  return `<t:${seconds}:${{ relative: 'R', date: 'D', clock: 't' }[as]}>`;
}

function writeLink({ link, label }: Extract<Inline, { link: string }>): string {
  if (!/^https?:/i.test(link) || !URL.canParse(link)) return escapeText(label, ' ');
  const address = new URL(link).href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return label.trim() === '' ? `<${address}>` : `[${escapeText(label, ' ')}](<${address}>)`;
}

/** As much of a piece as fits; of a time, a link or code nothing. */
function cutPiece(piece: Inline, room: number, newline: string): string {
  if (typeof piece === 'string') return longestPart(piece, (part) => escapeText(part, newline), room);
  if ('bold' in piece) return longestPart(piece.bold, (part) => wrap('**', part, newline), room);
  if ('italic' in piece) return longestPart(piece.italic, (part) => wrap('*', part, newline), room);
  return '';
}

/** The longest beginning of a text whose written form fits, found by halving: what is written grows with the text. */
function longestPart(text: string, write: (part: string) => string, room: number): string {
  let fits = 0;
  let tooLong = Math.min(text.length, Math.max(room, 0)) + 1;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (write(text.slice(0, middle)).length <= room) fits = middle;
    else tooLong = middle;
  }
  const part = text.slice(0, fits).replace(/[\uD800-\uDBFF]$/, '');
  return part === '' ? '' : write(part);
}
