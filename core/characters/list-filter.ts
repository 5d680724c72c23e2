import { hash } from 'node:crypto';
import { type Visibility, visibilities } from '../profile/options.ts';
import { fold } from '../profile/fold.ts';
import type { Head } from './records.ts';

/** What a list is narrowed to, as it was asked for: a tag as it is written, ids of the catalogue. */
export interface Wanted {
  readonly tag?: string | undefined;
  readonly type?: string | undefined;
  readonly style?: string | undefined;
  readonly visibility?: Visibility | undefined;
}

/**
 * What a list is narrowed to, in the form that a button carries: tags and ids as short marks, since they may be of any
 * length and alphabet. Empty: everything.
 */
export interface Filter {
  readonly tag: string;
  readonly type: string;
  readonly style: string;
  readonly visibility: Visibility | '';
}

/** 36 bits: among the tags of one person two with the same mark are not to be expected. */
const markLength = 6;

/** A text in few characters: letters, digits, `-` and `_`. */
const markOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, markLength);

/** The mark of a tag, the same whatever its case and accents. */
export const tagMark = (tag: string): string => markOf(fold(tag));

export const filterOf = ({ tag, type, style, visibility }: Wanted): Filter => ({
  tag: tag === undefined || fold(tag) === '' ? '' : tagMark(tag),
  type: type === undefined ? '' : markOf(type),
  style: style === undefined ? '' : markOf(style),
  visibility: visibility ?? '',
});

export const isEmpty = ({ tag, type, style, visibility }: Filter): boolean =>
  tag + type + style + visibility === '';

/** Whether a head is of the type, style and visibility that are wanted; tags have an index of their own. */
export function fitsBesideTag({ type, style, visibility }: Filter): (head: Head) => boolean {
  const marks = new Map<string, string>();
  const isMarked = (id: string, mark: string): boolean => {
    const known = marks.get(id) ?? markOf(id);
    marks.set(id, known);
    return known === mark;
  };
  return (head) =>
    (type === '' || isMarked(head.type, type)) &&
    (style === '' || isMarked(head.style, style)) &&
    (visibility === '' || head.visibility === visibility);
}

/** A filter as text without spaces: three marks and a digit, each to be left out. */
export const writeFilter = ({ tag, type, style, visibility }: Filter): string =>
  [tag, type, style, visibility === '' ? '' : visibilities.indexOf(visibility)].join('.');

/** Reads what `writeFilter` wrote, as the parts between its points. */
export const readFilter = ([tag = '', type = '', style = '', digit = '']: readonly string[]): Filter => ({
  ...{ tag, type, style },
  visibility: digit === '' ? '' : (visibilities[Number(digit)] ?? ''),
});
