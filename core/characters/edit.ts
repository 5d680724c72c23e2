import type { CharacterId, RunId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { requestRun } from '../jobs/request.ts';
import type { ProfileField } from '../profile/change.ts';
import type { Profile } from '../profile/profile.ts';
import type { Asker } from './create.ts';
import { readEdit, sameValue, type TypedProfile } from './edit-fields.ts';
import { startFrom } from './request-change.ts';
import { loadCharacter, loadCharacterVersion } from './show.ts';

export interface Edit {
  /** Number of the version that the person had before their eyes. */
  readonly from: number;
  /** The fields that they were shown, as they typed them. */
  readonly typed: TypedProfile;
}

/**
 * Asks for the next version of a character, with what a person has changed in its profile. What has come in between
 * stays, unless it is in the same field.
 * @throws Problem `character-not-found`, `nothing-changed`, `changed-meanwhile` with the field, `field-too-long`,
 * `name-empty`
 */
export async function editCharacter(core: Core, asker: Asker, id: CharacterId, edit: Edit): Promise<RunId> {
  const current = await loadCharacter(core, asker.account, id);
  if (!current) throw new Problem('character-not-found');
  const shown = (await loadCharacterVersion(core, asker.account, id, edit.from)) ?? current;
  const changed = readEdit(shown.secret.profile, edit.typed);
  const fields = Object.keys(changed) as ProfileField[];
  if (fields.length === 0) throw new Problem('nothing-changed');
  const { profile } = current.secret;
  const overtaken = fields.find((field) => !sameValue(profile[field], shown.secret.profile[field]));
  if (overtaken) throw new Problem('changed-meanwhile', { option: overtaken });
  const edited: Profile = { ...profile, ...changed };
  const secret = { ...startFrom(current), profile: edited, appearance: edited.appearance };
  return requestRun(core, { ...asker, kind: 'edit', character: id, secret });
}
