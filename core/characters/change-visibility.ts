import type { Account } from '../accounts/account.ts';
import type { CharacterId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import type { Visibility } from '../profile/options.ts';
import { rowsOf } from '../store/rows.ts';
import { refreshHead } from './directory.ts';
import { characters } from './records.ts';

/**
 * Changes who may see a character. Nothing is shown anew by it, and what was posted stays where it is.
 * @throws Problem `character-not-found`; `public-closed` where nobody takes reports, so that nothing may be public
 */
export async function changeVisibility(
  core: Core,
  account: Pick<Account, 'id' | 'key'>,
  id: CharacterId,
  visibility: Visibility,
): Promise<void> {
  requireVisibility(core, visibility);
  const changed = await rowsOf(core.store, characters).change(
    { _id: id, account: account.id, state: 'active' },
    { $set: { visibility, updatedAt: core.clock.now() } },
  );
  if (!changed) throw new Problem('character-not-found');
  await refreshHead(core, account, id);
}

/** Who may be let see a character on this installation: everybody only where somebody takes reports. */
export const visibilitiesHere = ({ settings }: Pick<Core, 'settings'>): readonly Visibility[] =>
  settings.PERSONA_REPORT_ADDRESS === undefined
    ? ['private', 'place', 'unlisted']
    : ['private', 'place', 'unlisted', 'public'];

/** @throws Problem `public-closed` where nothing may be so visible */
export function requireVisibility(core: Pick<Core, 'settings'>, visibility: Visibility): void {
  if (!visibilitiesHere(core).includes(visibility)) throw new Problem('public-closed');
}
