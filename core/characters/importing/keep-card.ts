import { crc32 } from 'node:zlib';
import type { Account } from '../../accounts/account.ts';
import type { CharacterId, PortraitId } from '../../base/ids.ts';
import { Problem } from '../../base/problem.ts';
import type { Core } from '../../core.ts';
import type { ClaimedRun } from '../../jobs/run-row.ts';
import type { CharacterOptions } from '../../profile/options.ts';
import type { Profile } from '../../profile/profile.ts';
import { rowsOf } from '../../store/rows.ts';
import { tableOf } from '../../store/table.ts';
import { cardFileIdOf, portraitIdOf, versionIdOf } from '../draft-ids.ts';
import type { PortraitDraft } from '../draft-rows.ts';
import { insertVersion } from '../insert-version.ts';
import { characters, characterVersions, portraits } from '../records.ts';
import { keepCardFile, type StoredFile } from './card-file.ts';

/** A card that may come in: it was looked through, and its picture is our own copy. */
export interface CheckedCard {
  /** Its place in the import. */
  readonly index: number;
  readonly file: StoredFile;
  readonly profile: Profile;
  readonly options: CharacterOptions;
  /** Undefined: it has none, and a version keeps the one of the version before. */
  readonly portrait: PortraitDraft | undefined;
}

type Owner = Pick<Account, 'id' | 'key'>;

/**
 * Stores a card as a version of a character, which nothing shows yet. Its file and its picture come first, so that a
 * version has always what it names. Repeating it changes nothing.
 * @returns the version's number
 * @throws Problem `account-closed`
 */
export async function keepCard(
  core: Core,
  { id: run, row }: ClaimedRun,
  owner: Owner,
  character: CharacterId,
  card: CheckedCard,
): Promise<number> {
  const { index, file, profile, options } = card;
  const fileId = cardFileIdOf(row, index);
  await keepCardFile(core, owner, { ...file, id: fileId, run, character, endsAt: null });
  const { portrait, seed } = await keepPicture(core, { id: run, row }, owner, character, card);
  const table = tableOf(core.store, characterVersions);
  const _id = versionIdOf(row, index);
  const createdAt = core.clock.now();
  const sealed = await table.seal(_id, owner.key, { profile, seed, prompt: '', options });
  return insertVersion(core, {
    ...{ _id, account: owner.id, character, run, change: 'import', portrait, file: fileId },
    ...{ door: row.platform, createdAt, sealed },
  });
}

/** What a version says of its picture. */
interface Pictured {
  readonly portrait: PortraitId;
  readonly seed: number;
}

async function keepPicture(
  core: Core,
  { id: run, row }: Pick<ClaimedRun, 'id' | 'row'>,
  owner: Owner,
  character: CharacterId,
  { index, portrait: draft }: CheckedCard,
): Promise<Pictured> {
  const current = await currentPicture(core, character);
  if (!draft) {
    if (!current) throw new Problem('internal', {}, new Error('a card without a picture'));
    return current;
  }
  const { image, alternative, width, height, seed } = draft;
  if (current?.image.equals(image)) return current;
  const table = tableOf(core.store, portraits);
  const _id = portraitIdOf(row, index);
  await table.insert({
    ...{ _id, account: owner.id, character, run, contentType: 'image/png', width, height },
    ...{ size: image.length, crc: crc32(image), createdAt: core.clock.now() },
    sealed: await table.seal(_id, owner.key, { image, alternative }),
  });
  return { portrait: _id, seed };
}

async function currentPicture(
  core: Core,
  character: CharacterId,
): Promise<(Pictured & { readonly image: Buffer }) | undefined> {
  const row = await rowsOf(core.store, characters).get(character);
  const versions = tableOf(core.store, characterVersions);
  const version = row && (await versions.one({ character, number: row.version }));
  const pictures = tableOf(core.store, portraits);
  const picture = version && (await pictures.get(version.portrait));
  if (!picture) return undefined;
  const [{ image }, { seed }] = [await pictures.open(picture), await versions.open(version)];
  return { portrait: version.portrait, seed, image };
}
