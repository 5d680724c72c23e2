import { crc32 } from 'node:zlib';
import type { KeyId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import type { ClaimedRun } from '../jobs/run-row.ts';
import type { Base } from '../profile/change.ts';
import type { Profile } from '../profile/profile.ts';
import { tableOf } from '../store/table.ts';
import { portraitIdOf, versionIdOf } from './draft-ids.ts';
import { insertVersion } from './insert-version.ts';
import { characterVersions, portraits } from './records.ts';

/** A new picture of a character. */
export interface PortraitDraft {
  /** PNG without foreign metadata. */
  readonly image: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** What somebody who does not see the picture is told. */
  readonly alternative: string;
}

/** What a run has made, before anybody sees it. */
export interface Draft {
  readonly profile: Profile;
  /** None: the picture of the version that was changed stays. */
  readonly portrait: PortraitDraft | undefined;
}

/** Stores the portrait of a run, unless it is there already. */
export async function keepPortrait(
  core: Core,
  claimed: ClaimedRun,
  key: KeyId,
  draft: PortraitDraft,
): Promise<void> {
  const { row: run } = claimed;
  const table = tableOf(core.store, portraits);
  const id = portraitIdOf(run);
  const { image, alternative, width, height } = draft;
  await table.insert({
    _id: id,
    account: run.account,
    character: run.character,
    run: claimed.id,
    contentType: 'image/png',
    width,
    height,
    size: image.length,
    crc: crc32(image),
    createdAt: core.clock.now(),
    sealed: await table.seal(id, key, { image, alternative }),
  });
}

/**
 * Stores the version that a run makes, unless it is there already.
 * @throws Problem `internal` where it has a portrait neither of its own nor to take over
 */
export async function keepVersion(core: Core, claimed: ClaimedRun, key: KeyId, draft: Draft): Promise<void> {
  const { row: run, secret } = claimed;
  const table = tableOf(core.store, characterVersions);
  const id = versionIdOf(run);
  const { portrait, seed } = pictureOf(claimed, draft);
  const { prompt, options } = secret;
  const sealed = await table.seal(id, key, { profile: draft.profile, seed, prompt, options });
  await insertVersion(core, {
    _id: id,
    account: run.account,
    character: run.character,
    run: claimed.id,
    change: run.kind,
    portrait,
    file: secret.base?.file ?? null,
    door: run.platform,
    createdAt: core.clock.now(),
    sealed,
  });
}

function pictureOf({ row, secret }: ClaimedRun, draft: Draft): Pick<Base, 'portrait' | 'seed'> {
  if (draft.portrait) return { portrait: portraitIdOf(row), seed: draft.portrait.seed };
  if (!secret.base) throw new Problem('internal', {}, new Error('a version without a portrait'));
  return secret.base;
}
