import type { Inline, Text } from './view.ts';

/** A text without any markup, for places that take none: form errors, fall-back texts of notifications. */
export const plainText = (text: Text): string =>
  typeof text === 'string' ? text : text.map(plainInline).join('');

function plainInline(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if ('bold' in inline) return inline.bold;
  if ('italic' in inline) return inline.italic;
  if ('code' in inline) return inline.code;
  if ('link' in inline) return inline.label;
  return inline.time.toISOString().slice(0, 16).replace('T', ' ');
}
