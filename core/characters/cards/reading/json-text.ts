import { isUtf8 } from 'node:buffer';
import { Problem } from '../../../base/problem.ts';
import { cardLimits } from './limits.ts';

/** JSON as text. */
export interface JsonText {
  /** Without a mark of the byte order. */
  readonly text: string;
  /** Whether every byte could be read. */
  readonly exact: boolean;
}

/**
 * Bytes as the text of a card: UTF-8, or UTF-16 where a mark says so. Bytes that are no text become U+FFFD.
 * @throws Problem card-too-large
 */
export function textOfJson(bytes: Buffer): JsonText {
  if (bytes.length > cardLimits.json) throw new Problem('card-too-large');
  const encoding = encodingOf(bytes);
  const exact = encoding === 'utf-8' ? isUtf8(bytes) : bytes.length % 2 === 0;
  return { text: new TextDecoder(encoding).decode(bytes), exact };
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * The value of a JSON text that is not nested too deeply.
 * @throws Problem card-too-large before it is parsed if it is nested too deeply, card-broken if it is no JSON
 */
export function valueOfJson(text: string): unknown {
  if (isDeeper(text, cardLimits.depth)) throw new Problem('card-too-large');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('card-broken', {}, error);
  }
}

/** Whether arrays and objects stand deeper inside each other than that, in one pass over the text. */
function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === openList || code === openObject) {
      if ((depth += 1) > most) return true;
    } else if (code === closeList || code === closeObject) depth -= 1;
  }
  return false;
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Where a string ends that begins here: at its closing quote, or behind the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at += 1;
  }
  return text.length;
}
