import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { Problem, type ProblemCode } from '../../../base/problem.ts';
import { cardLimits } from './limits.ts';
import { isSafePath } from './safe-path.ts';

/** A file in an archive, not unpacked yet. */
export interface ArchiveFile {
  readonly path: string;
  /** As the archive says; not to be trusted. */
  readonly size: number;
  readonly checksum: number;
  /** A view of the archive. */
  readonly packed: Buffer;
  readonly isDeflated: boolean;
  /** Why it may not be unpacked. */
  readonly refused: ProblemCode | undefined;
}

/** How the upper half of a Unix entry's attributes says what it is. */
const kindMask = 0o170000;
const link = 0o120000;

/**
 * The files of an archive (as `archiveIn` gives it), by its directory; folders are left out, nothing is unpacked.
 * @throws Problem card-broken, card-locked, card-too-large (too many files), or archive-unsafe (files over each other,
 *   or two of the same path)
 */
export async function filesOf(archive: Buffer): Promise<ArchiveFile[]> {
  try {
    return apart(await listed(archive));
  } catch (error) {
    if (error instanceof Problem) throw error;
    // What yauzl refuses is no more than an Error with words.
    throw new Problem(String(error).includes('encryption') ? 'card-locked' : 'card-broken', {}, error);
  }
}

/** A file, and where it lies. */
interface Placed {
  readonly file: ArchiveFile;
  readonly start: number;
  readonly end: number;
}

async function listed(archive: Buffer): Promise<Placed[]> {
  const zip = await fromBufferPromise(archive, { decodeStrings: false, validateEntrySizes: false });
  if (zip.entryCount > cardLimits.parts) throw new Problem('card-too-large');
  const placed: Placed[] = [];
  for await (const entry of zip.eachEntry()) {
    const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
    if (!path.endsWith('/')) placed.push(await place(archive, zip, entry, path));
  }
  return placed;
}

async function place(archive: Buffer, zip: ZipFile, entry: Entry, path: string): Promise<Placed> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const end = fileDataStart + entry.compressedSize;
  if (end > archive.length) throw new Problem('card-broken');
  const file = {
    path,
    size: entry.uncompressedSize,
    checksum: entry.crc32,
    packed: archive.subarray(fileDataStart, end),
    isDeflated: entry.compressionMethod === 8,
    refused: refusalOf(entry, path),
  };
  return { file, start: entry.relativeOffsetOfLocalHeader, end };
}

function refusalOf(entry: Entry, path: string): ProblemCode | undefined {
  if (!isSafePath(path) || ((entry.externalFileAttributes >>> 16) & kindMask) === link)
    return 'archive-unsafe';
  if (entry.isEncrypted()) return 'card-locked';
  return entry.canDecodeFileData() ? undefined : 'card-broken';
}

/** Files that lie over each other are how a small archive unpacks to a large one. */
function apart(placed: readonly Placed[]): ArchiveFile[] {
  let free = 0;
  for (const { start, end } of placed.toSorted((one, other) => one.start - other.start)) {
    if (start < free) throw new Problem('archive-unsafe');
    free = end;
  }
  const files = placed.map(({ file }) => file);
  if (new Set(files.map(({ path }) => path)).size < files.length) throw new Problem('archive-unsafe');
  return files;
}
