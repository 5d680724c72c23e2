import { Problem } from '../../../base/problem.ts';
import type { ReadCard } from '../read-card.ts';
import type { ArchiveFile } from './archive.ts';
import { cardOfJson } from './card-of-json.ts';
import { cardLimits } from './limits.ts';
import type { Unpacking } from './unpack.ts';

/** The card of an archive lies at its root; some programs write its name in other letters. */
export const cardFileOf = (files: readonly ArchiveFile[]): ArchiveFile | undefined =>
  files.find(({ path }) => path === 'card.json') ??
  files.find(({ path }) => path.toLowerCase() === 'card.json');

/**
 * The card of a CHARX whose `card.json` is known, with every file that lies beside it.
 * One file that must not be unpacked refuses the card: what is left would not be the card that was made.
 * @throws Problem card-broken, card-locked, card-too-large, picture-too-large or archive-unsafe
 */
export async function cardOfCharx(
  files: readonly ArchiveFile[],
  card: ArchiveFile,
  unpacking: Unpacking,
): Promise<ReadCard> {
  const refused = files.find((file) => file.refused)?.refused;
  if (refused) throw new Problem(refused);
  const json = await unpacking.bytesOf(card, cardLimits.json);
  const byPath = new Map<string, Buffer>();
  for (const file of files) {
    if (file !== card) byPath.set(file.path, await unpacking.bytesOf(file, cardLimits.asset));
  }
  return cardOfJson(json, { container: 'charx', files: { byPath, scheme: 'embeded://' } });
}
