import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { Problem } from '../../../base/problem.ts';
import type { ArchiveFile } from './archive.ts';
import { cardLimits } from './limits.ts';

const inflate = promisify(inflateRaw);

/** Bytes that are unpacked at a time: each time is a way to another thread and back. */
const smallestChunk = 1_024;
const largestChunk = 2 ** 20;

/** Unpacks files of one archive; all of them together give no more than a card file may have. */
export class Unpacking {
  private left: number = cardLimits.bytes;

  /**
   * The bytes of a file: of one that is only stored a view of the archive.
   * @throws Problem what the file is refused for; card-too-large as soon as more than `most` bytes, or than the archive
   *   says, come out; card-broken if they are not those that were packed
   */
  async bytesOf(file: ArchiveFile, most: number): Promise<Buffer> {
    if (file.refused) throw new Problem(file.refused);
    if (file.size > Math.min(most, this.left)) throw new Problem('card-too-large');
    const bytes = file.isDeflated ? await inflated(file) : file.packed;
    if (bytes.length !== file.size || crc32(bytes) !== file.checksum) throw new Problem('card-broken');
    this.left -= bytes.length;
    return bytes;
  }
}

async function inflated({ packed, size }: ArchiveFile): Promise<Buffer> {
  try {
    const chunkSize = Math.min(Math.max(size, smallestChunk), largestChunk);
    return await inflate(packed, { maxOutputLength: Math.max(size, 1), chunkSize });
  } catch (error) {
    const code = error instanceof RangeError ? 'card-too-large' : 'card-broken';
    throw new Problem(code, {}, error);
  }
}
