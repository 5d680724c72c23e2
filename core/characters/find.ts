import { randomInt } from 'node:crypto';
import type { Account } from '../accounts/account.ts';
import { type CharacterId, characterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { fold, nearestOf } from '../profile/fold.ts';
import { libraryAtHand, openLibrary } from './directory-pages.ts';
import type { Library } from './library.ts';
import { filterOf, type Wanted } from './list-filter.ts';
import type { NamedHead } from './list-order.ts';
import type { Head } from './records.ts';

/** Whose characters are looked through. */
export type Reader = Pick<Account, 'id'>;

/** What fits a typed name. Several fit where they share a name, or where all begin with what was typed. */
export type Found =
  | { readonly kind: 'one'; readonly id: CharacterId }
  | { readonly kind: 'several'; readonly heads: readonly Head[] }
  | { readonly kind: 'none'; readonly nearest: readonly string[] };

/** As many as a menu in a chat holds. */
const mostChoices = 25;

/**
 * Finds a character of an account by its id or by what somebody typed of its name: the name as it is written, else
 * without regard to case and accents, else its beginning. Deleted ones are not found.
 * @throws Problem `account-closed`
 */
export async function findCharacter(core: Core, account: Reader, typed: string): Promise<Found> {
  const library = await openLibrary(core, account.id);
  const fitting = fittingBest(library, typed.trim());
  const [first] = fitting;
  if (!first) return { kind: 'none', nearest: nearestNames(library, typed) };
  if (fitting.length === 1) return { kind: 'one', id: first.head.id };
  return { kind: 'several', heads: headsIn(fitting) };
}

function fittingBest(library: Library, typed: string): readonly NamedHead[] {
  const id = characterId.safeParse(typed);
  const byId = id.success ? library.all.get(id.data) : undefined;
  if (byId?.head.deletedAt === null) return [byId];
  const folded = fold(typed);
  if (folded === '') return [];
  const beginning = library.names.beginningWith(folded, mostChoices);
  const same = beginning.filter((entry) => entry.folded === folded);
  const exact = same.filter(({ head }) => head.name === typed);
  return [exact, same, beginning].find((tier) => tier.length > 0) ?? [];
}

const nearestNames = (library: Library, typed: string): string[] =>
  [
    ...new Set(
      nearestOf(library.byName, ({ folded }) => [folded], typed, mostChoices).map(({ head }) => head.name),
    ),
  ].slice(0, 3);

const headsIn = (entries: readonly NamedHead[]): Head[] => entries.map(({ head }) => head);

/**
 * The characters that a name being typed may mean: first those that begin with it, then those that hold it. Somebody is
 * typing: what this process has open answers at once, and is brought up to date behind it. Only the first time waits.
 * @throws Problem `account-closed`
 */
export async function completeNames(
  core: Core,
  account: Reader,
  typed: string,
  limit = mostChoices,
): Promise<Head[]> {
  const library = atHand(core, account) ?? (await openLibrary(core, account.id));
  const folded = fold(typed);
  const first = library.names.beginningWith(folded, limit);
  const second = library.names.holding(folded, limit - first.length);
  return headsIn([...first, ...second]);
}

function atHand(core: Core, account: Reader): Library | undefined {
  const library = libraryAtHand(core, account.id);
  // Nobody waits for this one: if the store does not answer, the next key pressed asks again.
  if (library) void openLibrary(core, account.id).catch(() => undefined);
  return library;
}

/** The heads of some of an account's characters, deleted ones too, by id. @throws Problem `account-closed` */
export async function headsById(
  core: Core,
  account: Reader,
  ids: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, Head>> {
  const { all } = await openLibrary(core, account.id);
  return new Map(
    ids.flatMap((id) => {
      const known = all.get(id);
      return known ? [[id, known.head] as const] : [];
    }),
  );
}

/** One of an account's characters by chance, of those that are wanted. @throws Problem `account-closed` */
export async function randomCharacter(
  core: Core,
  account: Reader,
  wanted: Wanted = {},
): Promise<Head | undefined> {
  const list = (await openLibrary(core, account.id)).list('newest', filterOf(wanted));
  return list.length === 0 ? undefined : list[randomInt(list.length)]?.head;
}
