import { signature as pngSignature } from '../png-chunks.ts';

/** What a file is, going by its bytes: names lie. */
export type FileKind = 'json' | 'png' | 'jpeg' | 'webp' | 'archive' | 'unknown';

const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);
const zipStart = Buffer.from('PK\u0003\u0004', 'latin1');
const zipWithoutFiles = Buffer.from('PK\u0005\u0006', 'latin1');
/** JSON that begins later than this is none. */
const longestMargin = 1_024;

const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start);

export function kindOf(bytes: Buffer): FileKind {
  if (startsWith(bytes, pngSignature)) return 'png';
  if (startsWith(bytes, jpegStart)) return 'jpeg';
  if (startsWith(bytes, zipStart) || startsWith(bytes, zipWithoutFiles)) return 'archive';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  // A mark of the byte order, zeros of UTF-16 and blanks may come first.
  const beginning = bytes.toString('latin1', 0, longestMargin);
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*[{[]/.test(beginning) ? 'json' : 'unknown';
}
