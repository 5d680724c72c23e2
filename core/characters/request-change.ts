import type { CharacterId, RunId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { requestRun } from '../jobs/request.ts';
import type { RunKind } from '../jobs/run.ts';
import type { RunSecret } from '../jobs/run-row.ts';
import type { Asker } from './create.ts';
import { loadCharacter, type LoadedVersion } from './show.ts';

/** What a run that changes a character starts from: one of its versions, as it stands. */
export const startFrom = ({
  version,
  secret: { prompt, options, profile, seed },
}: LoadedVersion): RunSecret => ({
  prompt,
  options,
  profile,
  appearance: profile.appearance,
  base: { portrait: version.portrait, seed, file: version.file },
});

/**
 * Asks for a run that changes a character as it stands now.
 * @param asked what the run's sealed part holds beside the version that it starts from
 * @throws Problem `character-not-found` if it is not the account's or was deleted, `quota-used`, `spend-stopped`
 */
export async function requestChange(
  core: Core,
  asker: Asker,
  { kind, character, ...asked }: { kind: RunKind; character: CharacterId } & Partial<RunSecret>,
): Promise<RunId> {
  const found = await loadCharacter(core, asker.account, character);
  if (!found) throw new Problem('character-not-found');
  return requestRun(core, { ...asker, kind, character, secret: { ...startFrom(found), ...asked } });
}
