import { parse } from 'node:path/posix';
import { Problem } from '../../../base/problem.ts';
import type { ReadCard } from '../read-card.ts';
import type { ArchiveFile } from './archive.ts';
import { endingOf } from './asset-files.ts';
import { attemptLater } from './attempt.ts';
import type { CardOutcome, CardRefusal, FoundCard } from './card-outcome.ts';
import { cardLimits } from './limits.ts';
import { openCard } from './open-card.ts';
import { checkedPicture } from './picture-size.ts';
import type { Unpacking } from './unpack.ts';

/**
 * Reads every card of a ZIP, one after another. A picture without a card that is called like a JSON file with one is
 * that card's portrait (so a copy of all of a person's data has them). Files that could be no card are passed over.
 */
export async function* cardsInZip(
  zip: string,
  files: readonly ArchiveFile[],
  unpacking: Unpacking,
): AsyncGenerator<CardOutcome, void, void> {
  const neighbours = neighboursIn(files);
  for (const file of files) {
    if (isClutter(file.path)) continue;
    const outcome = await outcomeOf(file, neighbours, unpacking);
    if (outcome) yield { file: `${zip}: ${labelOf(file.path)}`, ...outcome };
  }
}

/** A path for people to read, whatever it is. */
const labelOf = (path: string): string => path.slice(-longestLabel).replace(/\p{Cc}/gu, '\ufffd');
const longestLabel = 120;

type Outcome = Pick<FoundCard, 'card' | 'bytes'> | Pick<CardRefusal, 'problem'>;

/** Undefined for a file that is not meant to be a card. */
async function outcomeOf(
  file: ArchiveFile,
  neighbours: Neighbours,
  unpacking: Unpacking,
): Promise<Outcome | undefined> {
  const found = await attemptLater(async () => {
    // What is only stored is a view; what is unpacked is held twice for a moment.
    const bytes = await unpacking.bytesOf(file, file.isDeflated ? cardLimits.asset : cardLimits.bytes);
    const opened = await openCard(bytes, unpacking);
    if ('files' in opened) throw new Problem('archive-unsafe');
    const portrait = neighbours.pictures.get(stemOf(file));
    return { bytes, card: await withPortrait(opened.card, portrait, unpacking) };
  });
  if ('value' in found) return found.value;
  return found.problem.code === 'card-unreadable' && isNoCard(file, neighbours) ? undefined : found;
}

/** What operating systems put into archives. */
const isClutter = (path: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.(?!\.*\/)|Thumbs\.db$|desktop\.ini$)/i.test(path);

const pictureEndings: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'webp']);
const cardEndings: ReadonlySet<string> = new Set(['json', 'charx', ...pictureEndings]);

const isPicture = ({ path }: ArchiveFile): boolean => pictureEndings.has(endingOf(path));

/** The name of a file without its folders and its ending. */
const stemOf = ({ path }: ArchiveFile): string => parse(path).name;

/** What a file may belong to, by the names of files without folders and endings. */
interface Neighbours {
  readonly pictures: ReadonlyMap<string, ArchiveFile>;
  readonly cards: ReadonlySet<string>;
}

const neighboursIn = (files: readonly ArchiveFile[]): Neighbours => ({
  pictures: new Map(files.filter(isPicture).map((file) => [stemOf(file), file])),
  cards: new Set(files.filter(({ path }) => endingOf(path) === 'json').map(stemOf)),
});

/** Whether a file that holds no card was not meant to: another kind of file, or the portrait of a card beside it. */
const isNoCard = (file: ArchiveFile, { cards }: Neighbours): boolean =>
  !cardEndings.has(endingOf(file.path)) || (isPicture(file) && cards.has(stemOf(file)));

async function withPortrait(
  card: ReadCard,
  portrait: ArchiveFile | undefined,
  unpacking: Unpacking,
): Promise<ReadCard> {
  if (card.container !== 'json' || card.picture || !portrait) return card;
  return { ...card, picture: checkedPicture(await unpacking.bytesOf(portrait, cardLimits.asset)) };
}
