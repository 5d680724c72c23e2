import { completeEntries } from '../../core/profile/catalogue.ts';
import type { Entries } from '../../core/profile/catalogue-file.ts';
import type { CommandOption } from '../command.ts';
import type { Choice, FormField } from '../views/view.ts';

const choicesFrom = (entries: readonly Entries[number][]): Choice[] =>
  entries.map(({ id, name }) => ({ label: name, value: id }));

/** An option whose values stand in the catalogue. Where there are more than a platform offers, it is completed. */
export const entryOption = (name: string, description: string, entries: () => Entries): CommandOption => ({
  name,
  description,
  required: false,
  choices: () => choicesFrom(entries()),
  complete: (_core, _caller, typed) => Promise.resolve(choicesFrom(completeEntries(entries(), typed))),
});

/**
 * A menu of a form with the entries of a list. Platforms show the first ones of a long list: what is chosen is among them.
 * @param chosen id of the entry that stands there at first
 */
export function entryField(name: string, label: string, entries: Entries, chosen: string): FormField {
  const first = entries.filter(({ id }) => id === chosen);
  const isFar = entries.findIndex(({ id }) => id === chosen) >= shownEverywhere;
  const ordered = isFar ? [...first, ...entries.filter(({ id }) => id !== chosen)] : entries;
  return { name, label, required: false, kind: 'choice', options: choicesFrom(ordered), value: chosen };
}

/** What a menu of each platform shows. */
const shownEverywhere = 25;
