import { CommandFailure, notSupported } from './failure.ts';
import { type Fields, isFields } from './fields.ts';

const isIndex = (part: string): boolean => /^(0|[1-9]\d{0,6})$/.test(part);

const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/**
 * What a dotted path leads to in a document. Arrays on the way are entered, so there may be several values, or none
 * where an array holds no documents; `undefined` stands for a missing field. An array at the end is one value.
 */
export function valuesAt(document: Fields, path: string): unknown[] {
  const found: unknown[] = [];
  collect(document, path.split('.'), 0, found);
  return found;
}

function collect(value: unknown, parts: readonly string[], at: number, found: unknown[]): void {
  const part = parts[at];
  if (part === undefined) found.push(value);
  else if (Array.isArray(value)) {
    const elements: readonly unknown[] = value;
    const index = isIndex(part) ? Number(part) : undefined;
    if (index !== undefined && index < elements.length) collect(elements[index], parts, at + 1, found);
    for (const element of elements)
      if (isFields(element) && (index === undefined || Object.hasOwn(element, part)))
        collect(element, parts, at, found);
  } else collect(isFields(value) ? own(value, part) : undefined, parts, at + 1, found);
}

/** The values and, behind each array, its elements: what a filter's comparison looks at. */
export const withElements = (values: readonly unknown[]): unknown[] =>
  values.flatMap((value): unknown[] => (Array.isArray(value) ? [value, ...(value as unknown[])] : [value]));

/** A place in a document that an update reads and writes. */
export interface Place {
  get(): unknown;
  set(value: unknown): void;
  remove(): void;
}

/**
 * The place of an update's path, or undefined where it is not there and must not be made. Array elements go by number.
 * @throws CommandFailure where the way leads through a value that is no document, or through `$`
 */
export function placeAt(document: Fields, path: string, make: boolean): Place | undefined {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let holder: unknown = document;
  for (const part of [...parts, last]) checkPart(part, path);
  for (const part of parts) {
    const place = placeIn(holder, part, make, path);
    if (!place) return undefined;
    if (place.get() === undefined) {
      if (!make) return undefined;
      place.set({});
    }
    holder = place.get();
  }
  return placeIn(holder, last, make, path);
}

function checkPart(part: string, path: string): void {
  if (part === '')
    throw new CommandFailure(56, 'EmptyFieldName', `the path '${path}' has an empty field name`);
  if (part.startsWith('$')) throw notSupported(`the positional path ${path}`);
  if (part === '__proto__') throw notSupported('a field named __proto__');
}

function placeIn(holder: unknown, part: string, make: boolean, path: string): Place | undefined {
  if (isFields(holder))
    return {
      get: () => own(holder, part),
      set: (value) => (holder[part] = value),
      remove: () => Reflect.deleteProperty(holder, part),
    };
  if (Array.isArray(holder) && isIndex(part)) return placeInArray(holder, Number(part));
  if (!make) return undefined;
  throw new CommandFailure(28, 'PathNotViable', `Cannot create field '${part}' of '${path}' in a value`);
}

const placeInArray = (elements: unknown[], index: number): Place => ({
  get: () => elements[index],
  set: (value) => {
    if (index > elements.length + 1_500_000)
      throw new CommandFailure(2, 'BadValue', 'too many elements to fill');
    while (elements.length < index) elements.push(null);
    elements[index] = value;
  },
  // As MongoDB does: a removed element leaves a null, the others keep their numbers.
  remove: () => {
    if (index < elements.length) elements[index] = null;
  },
});
