import { crc32 } from 'node:zlib';

/** Where the first chunk of a PNG ends: signature, length, type, IHDR's 13 bytes, checksum. */
const afterHeader = 8 + 4 + 4 + 13 + 4;

/** Adds a tEXt chunk behind a PNG's header (PNG specification, 11.3.3). The keyword has 1 to 79 Latin-1 characters. */
export function addText(png: Buffer, keyword: string, text: string): Buffer {
  // tEXt is Latin-1 by the specification; programs that write prompts into it write UTF-8 all the same.
  const content = Buffer.concat([
    Buffer.from('tEXt'),
    Buffer.from(`${keyword}\0`, 'latin1'),
    Buffer.from(text),
  ]);
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}
