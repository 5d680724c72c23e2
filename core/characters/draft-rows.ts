import { crc32 } from 'node:zlib';
import type { KeyId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import type { ClaimedRun } from '../jobs/run-row.ts';
import type { Profile } from '../profile/profile.ts';
import { tableOf } from '../store/table.ts';
import { portraitIdOf, versionIdOf } from './draft-ids.ts';
import { characterVersions, portraits } from './records.ts';

/** What a run has made, before anybody sees it. */
export interface Draft {
  readonly profile: Profile;
  /** PNG without foreign metadata. */
  readonly image: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** What somebody who does not see the picture is told. */
  readonly alternative: string;
}

/** Stores the portrait of a run, unless it is there already. */
export async function keepPortrait(core: Core, claimed: ClaimedRun, key: KeyId, draft: Draft): Promise<void> {
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

/** Stores the version that a run makes, unless it is there already. */
export async function keepVersion(core: Core, claimed: ClaimedRun, key: KeyId, draft: Draft): Promise<void> {
  const { row: run, secret } = claimed;
  const table = tableOf(core.store, characterVersions);
  const id = versionIdOf(run);
  const { profile, seed } = draft;
  const sealed = await table.seal(id, key, { profile, seed, prompt: secret.prompt, options: secret.options });
  for (;;) {
    const [highest] = await table.find({ character: run.character }, { sort: { number: -1 }, limit: 1 });
    const isKept = await table.insert({
      _id: id,
      account: run.account,
      character: run.character,
      number: (highest?.number ?? 0) + 1,
      run: claimed.id,
      portrait: portraitIdOf(run),
      door: run.platform,
      createdAt: core.clock.now(),
      sealed,
    });
    // It is there already; or another run of the character has taken the number first: then the next one is tried.
    if (isKept || (await table.get(id))) return;
  }
}
