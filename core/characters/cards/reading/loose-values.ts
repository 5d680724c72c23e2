import { toUSVString } from 'node:util';

/** Whether a value out of JSON is an object, and neither null nor a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text where a text belongs: numbers and switches are written out, a list is joined by lines, all else is empty. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return toUSVString(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('\n');
  return '';
}

/** A list of texts where one belongs: one text is taken apart at its commas, empty ones are left out. */
export function textsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : textOf(value).split(',');
  return list.map((each) => textOf(each).trim()).filter((each) => each !== '');
}
