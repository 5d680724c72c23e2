import { keyId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { tableOf } from '../store/table.ts';
import type { Account, Preferences } from './account.ts';
import { accounts } from './records.ts';

/** What shall become of each preference: a value, null for what holds where nobody has chosen, or nothing. */
export type PreferenceChange = {
  readonly [Name in keyof Preferences]?: Preferences[Name] | null | undefined;
};

/** What holds where nobody has chosen; the rest comes from the chat and the catalogue. */
const untouched: Preferences = { privateAnswers: false };

/**
 * Changes some of an account's preferences and leaves the others as they are. All lie in one ciphertext: whoever finds
 * that another was faster reads again, so that of two changes at once none is lost.
 * @returns the preferences as they are afterwards
 * @throws Problem `account-closed`
 */
export async function changePreferences(
  core: Core,
  account: Pick<Account, 'id'>,
  change: PreferenceChange,
): Promise<Preferences> {
  const table = tableOf(core.store, accounts);
  for (;;) {
    const row = await table.get(account.id);
    if (!row?.sealed) throw new Problem('account-closed');
    const secret = await table.open(row);
    const preferences = merge(secret.preferences, change);
    const sealed = await table.seal(row._id, keyId.parse(row.key), { ...secret, preferences });
    const filter = { _id: row._id, 'sealed.blob': row.sealed.blob };
    if (await table.change(filter, { $set: { sealed } })) return preferences;
  }
}

function merge(present: Preferences, change: PreferenceChange): Preferences {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const reset = new Set(given.filter(([, value]) => value === null).map(([name]) => name));
  const kept = Object.entries(present).filter(([name]) => !reset.has(name));
  const set = given.filter(([, value]) => value !== null);
  return { ...untouched, ...Object.fromEntries([...kept, ...set]) };
}
