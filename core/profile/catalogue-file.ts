import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { fold } from './fold.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
  .max(60);

/** Stands for "nothing chosen" wherever an entry may be typed. */
const reserved = 'default';

const entry = z.strictObject({
  id: id.refine((text) => text !== reserved, `must not be “${reserved}”`),
  name: z.string().min(1).max(80),
  also: z.array(z.string().min(1).max(80)).max(20).default([]),
  words: z.string().min(1).max(500),
});

/** Something that people choose: what they see, and what the painter or the writer is told. */
export type Entry = z.output<typeof entry>;

/** A list with at least one entry: its first one is the default. */
export type Entries = readonly [Entry, ...Entry[]];

const listNames = ['styles', 'types', 'languages'] as const;

/** What people can choose from. */
export type Catalogue = Readonly<Record<(typeof listNames)[number], Entries>>;

/** More than anybody looks through. */
const longestList = 500;
const list = z
  .array(entry)
  .max(longestList)
  .refine((entries) => new Set(entries.map((one) => one.id)).size === entries.length, 'has an id twice')
  .default([]);

/** What a file says: entries to add or to put in the place of those with their ids, and ids to leave out. */
const fileSchema = z.strictObject({
  styles: list,
  types: list,
  languages: list,
  remove: z.array(id).default([]),
});
type CatalogueFile = z.output<typeof fileSchema>;

/**
 * The catalogue that comes with the program, with an operator's own file on top of it.
 * @param path of that file: YAML (or JSON), all of its parts to be left out
 * @throws Problem `configuration` with one line per mistake, each naming file and place
 */
export function loadCatalogue(path?: string): Catalogue {
  const own = new URL('catalogue.yaml', import.meta.url);
  const base = readCatalogue(readFileSync(own, 'utf8'), 'catalogue.yaml');
  return path === undefined ? base : readCatalogue(contentOf(path), path, base);
}

/**
 * Reads the text of a catalogue's file.
 * @param name of the file, as the lines about mistakes call it
 * @param base what it is put on top of: entries of known ids are replaced where they stand, new ones come right behind the
 * default, so that menus which hold few show them
 * @throws Problem `configuration`
 */
export function readCatalogue(text: string, name: string, base?: Catalogue): Catalogue {
  const file = parseFile(text, name);
  const given = listNames.map((part) => [part, base?.[part] ?? [], file[part]] as const);
  const known = new Set(given.flatMap(([, before, added]) => [...before, ...added].map((one) => one.id)));
  const strange = file.remove.flatMap((removed, at) =>
    known.has(removed) ? [] : [`${name}: remove.${at}: there is no entry “${removed}”`],
  );
  const lists = given.map(([part, before, added]) => {
    const entries = merge(before, added).filter((one) => !file.remove.includes(one.id));
    return { part, entries, lines: mistakesOf(entries).map((line) => `${name}: ${part}: ${line}`) };
  });
  const lines = [...strange, ...lists.flatMap((one) => one.lines)];
  if (lines.length > 0) throw new Problem('configuration', { lines });
  const catalogue = Object.fromEntries(lists.map(({ part, entries }) => [part, entries]));
  return wholeCatalogue.parse(catalogue);
}

const filled = z.tuple([entry], entry);
const wholeCatalogue = z.object({ styles: filled, types: filled, languages: filled });

function parseFile(text: string, name: string): CatalogueFile {
  let given: unknown;
  try {
    given = parse(text, { logLevel: 'error' });
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const where = line === undefined ? '' : `line ${line}: `;
    throw new Problem('configuration', { lines: [`${name}: ${where}is not YAML`] }, error);
  }
  // An empty file says nothing, and so changes nothing.
  const read = fileSchema.safeParse(given ?? {});
  if (read.success) return read.data;
  const lines = read.error.issues.map(
    (issue) => `${name}: ${[...issue.path, ''].join('.').replace(/\.$/, ': ')}${wordsOf(issue)}`,
  );
  throw new Problem('configuration', { lines });
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `has unknown keys: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('undefined')) return 'is missing';
  return issue.message;
}

function merge(before: readonly Entry[], given: readonly Entry[]): Entry[] {
  const replaced = before.map((one) => given.find(({ id: known }) => known === one.id) ?? one);
  const added = given.filter((one) => !before.some(({ id: known }) => known === one.id));
  return [...replaced.slice(0, 1), ...added, ...replaced.slice(1)];
}

/** What is wrong with a whole list: nothing in it, or one word that means two entries. */
function mistakesOf(entries: readonly Entry[]): string[] {
  if (entries.length === 0) return ['must have at least one entry'];
  const owners = new Map<string, string>();
  return entries.flatMap((one) =>
    namesOf(one).flatMap((word) => {
      const owner = owners.get(fold(word)) ?? one.id;
      owners.set(fold(word), owner);
      return owner === one.id ? [] : [`“${word}” means both ${owner} and ${one.id}`];
    }),
  );
}

/** Everything that an entry may be called. */
export const namesOf = ({ id: own, name, also }: Entry): string[] => [own, name, ...also];

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Problem('configuration', { lines: [`${path}: cannot be read`] }, error);
  }
}
