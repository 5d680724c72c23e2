import { Problem } from '../../../base/problem.ts';
import { cardLimits } from './limits.ts';
import { kindOf } from './kind.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The picture, if it is a PNG, JPEG or WebP whose header says a size; undefined for anything else.
 * @throws Problem picture-too-large if it claims more pixels than are ever decoded
 */
export function checkedPicture(bytes: Buffer): Buffer | undefined {
  const size = sizeOf(bytes);
  if (!size || size.width === 0 || size.height === 0) return undefined;
  if (size.width * size.height > cardLimits.pixels) {
    throw new Problem('picture-too-large', { limit: cardLimits.pixels });
  }
  return bytes;
}

function sizeOf(bytes: Buffer): Size | undefined {
  const kind = kindOf(bytes);
  if (kind === 'png') return sizeOfPng(bytes);
  if (kind === 'jpeg') return sizeOfJpeg(bytes);
  return kind === 'webp' ? sizeOfWebp(bytes) : undefined;
}

/** Width and height begin the data of the first chunk (PNG specification, 11.2.2). */
const sizeOfPng = (bytes: Buffer): Size | undefined =>
  bytes.length < 24 ? undefined : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };

/** The start of a frame holds the size (ITU T.81, B.2.2): markers C0 to CF but C4, C8 and CC. */
function sizeOfJpeg(bytes: Buffer): Size | undefined {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    // Filling bytes and markers without a length.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + Math.max(bytes.readUInt16BE(at + 2), 2);
  }
  return undefined;
}

/** The three forms of WebP (RFC 9649, 2.5 to 2.7). */
function sizeOfWebp(bytes: Buffer): Size | undefined {
  if (bytes.length < 30) return undefined;
  const form = bytes.toString('latin1', 12, 16);
  if (form === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (form === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (form !== 'VP8L') return undefined;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
