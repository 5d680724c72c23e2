import { Problem } from '../../../base/problem.ts';
import type { ReadCard } from '../read-card.ts';
import { type ArchiveFile, filesOf } from './archive.ts';
import { archiveIn } from './archive-place.ts';
import { cardOfJson } from './card-of-json.ts';
import { cardFileOf, cardOfCharx } from './charx-card.ts';
import { kindOf } from './kind.ts';
import { checkedPicture } from './picture-size.ts';
import { cardOfPng } from './png-card.ts';
import type { Unpacking } from './unpack.ts';

/** What a file turned out to be: one card, or an archive of files that are to be looked at. */
export type OpenedFile = { readonly card: ReadCard } | { readonly files: readonly ArchiveFile[] };

/**
 * Opens a file by what is in it, whatever its name says.
 * @throws Problem card-unreadable, card-broken, card-locked, card-too-large, picture-too-large or archive-unsafe
 */
export async function openCard(bytes: Buffer, unpacking: Unpacking): Promise<OpenedFile> {
  const kind = kindOf(bytes);
  if (kind === 'png') return { card: cardOfPng(bytes) };
  if (kind === 'json') return { card: cardOfJson(bytes, { container: 'json' }) };
  const archive = archiveIn(bytes);
  if (!archive) throw new Problem(kind === 'archive' ? 'card-broken' : 'card-unreadable');
  const files = await filesOf(archive);
  const json = cardFileOf(files);
  if (json) {
    const card = await cardOfCharx(files, json, unpacking);
    return { card: withCover(card, bytes.subarray(0, bytes.length - archive.length)) };
  }
  if (kind !== 'archive') throw new Problem('card-unreadable');
  return { files };
}

/** An archive may lie behind a picture: it is the character's where the card has no icon in it. */
const withCover = (card: ReadCard, cover: Buffer): ReadCard =>
  card.picture ? card : { ...card, picture: checkedPicture(cover) };
