import { shorten } from '../base/shorten.ts';
import type { Profile } from './profile.ts';

/** As much of a description as a painter makes use of, in characters. */
const longestLooks = 900;

/**
 * What a painter is told of a character: its appearance. Cards of other programs have no field for it: then what they
 * describe it with, cut to a sensible length, else its name.
 */
export function looksOf({ appearance, backstory, personality, name }: Profile): string {
  const told = [appearance, backstory, personality].map((text) => text.trim()).find((text) => text !== '');
  return told === undefined ? name : shorten(told, longestLooks);
}
