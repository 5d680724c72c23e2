import type { Inline, Text } from '../views/view.ts';

/** Of no width, but a space to Slack: a mark that a space follows opens nothing. */
const apart = '\u200b';

/** The text, at most `longest` characters; what was cut ends with `…` and in no half of a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${wholeCharacters(text, longest - 1)}…`;
}

function wholeCharacters(text: string, length: number): string {
  const part = text.slice(0, Math.max(length, 0));
  return /[\uD800-\uDBFF]$/.test(part) ? part.slice(0, -1) : part;
}

/** The three characters by which Slack knows entities, mentions among them. https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text that Slack shows as it stands: it can be no mention, link, mark, quotation or emoji. */
const literal = (text: string): string =>
  escape(text)
    .replaceAll(/[*_~`]/g, (mark) => `${mark}${apart}`)
    .replaceAll(/^(?=&gt;)/gm, apart)
    .replaceAll(/:(?=[\w+'-]+:)/g, `:${apart}`);

/** A mark counts only around text of one line that does not begin or end with a space. */
function marked(mark: string, text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? '' : `${mark}${literal(line)}${mark}`;
}

/** In code only the closing mark means anything: a look-alike stands for it. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('`', 'ˋ').trim();
  return line === '' ? '' : `\`${escape(line)}\``;
}

const dateForms = { relative: '{ago}', date: '{date_long}', clock: '{time}' } as const;

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting; clients that cannot show the fall-back. */
const date = ({ time, as }: Extract<Inline, { time: Date }>): string =>
  `<!date^${Math.floor(time.getTime() / 1000)}^${dateForms[as]}|${inUtc(time)}>`;

const inUtc = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Only the web is linked to: an address of another kind could be a mention. */
function link({ link: address, label }: Extract<Inline, { link: string }>): string {
  if (!/^https?:\/\//.test(address)) return literal(label);
  const safe = address.replaceAll(/[|<>\s]/g, encodeURIComponent).replaceAll('&', '&amp;');
  return `<${safe}|${escape(label.replaceAll(/\s+/g, ' ')).trim() || safe}>`;
}

function writeInline(piece: Inline): string {
  if (typeof piece === 'string') return literal(piece);
  if ('bold' in piece) return marked('*', piece.bold);
  if ('italic' in piece) return marked('_', piece.italic);
  if ('code' in piece) return code(piece.code);
  return 'time' in piece ? date(piece) : link(piece);
}

const piecesOf = (text: Text): readonly Inline[] => (typeof text === 'string' ? [text] : text);

/** Text as Slack's mrkdwn, at most `longest` characters; a piece that has no half (a time, a link) goes whole. */
export function toMarkup(text: Text, longest: number): string {
  const pieces = piecesOf(text);
  const whole = pieces.map(writeInline).join('');
  if (whole.length <= longest) return whole;
  let written = '';
  for (const piece of pieces) {
    const room = longest - 1 - written.length;
    const part = writeInline(piece);
    if (part.length > room) return `${written}${writePart(piece, room)}…`;
    written += part;
  }
  return written;
}

/** As much of a piece's text as is at most `room` characters long once it is written. */
function writePart(piece: Inline, room: number): string {
  const rebuild = rebuilder(piece);
  if (!rebuild) return '';
  const { text, build } = rebuild;
  let [fits, tooLong] = [0, Math.min(text.length, room) + 1];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (writeInline(build(wholeCharacters(text, middle))).length <= room) fits = middle;
    else tooLong = middle;
  }
  return fits === 0 ? '' : writeInline(build(wholeCharacters(text, fits)));
}

function rebuilder(piece: Inline): { text: string; build: (part: string) => Inline } | undefined {
  if (typeof piece === 'string') return { text: piece, build: (part) => part };
  if ('bold' in piece) return { text: piece.bold, build: (bold) => ({ bold }) };
  if ('italic' in piece) return { text: piece.italic, build: (italic) => ({ italic }) };
  return 'code' in piece ? { text: piece.code, build: (part) => ({ code: part }) } : undefined;
}

/** Text without any markup, for notifications and screen readers. */
export const toPlain = (text: Text): string => piecesOf(text).map(plainInline).join('');

function plainInline(piece: Inline): string {
  if (typeof piece === 'string') return piece;
  if ('bold' in piece) return piece.bold;
  if ('italic' in piece) return piece.italic;
  if ('code' in piece) return piece.code;
  return 'time' in piece ? inUtc(piece.time) : piece.label;
}

/** Whether a text is nothing but words, which Slack shows as they are in `plain_text`. */
export const isPlain = (text: Text): boolean => piecesOf(text).every((piece) => typeof piece === 'string');
