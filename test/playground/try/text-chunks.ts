/** A text chunk of a PNG: https://www.w3.org/TR/png-3/#11tEXt */
export interface TextChunk {
  readonly keyword: string;
  readonly text: string;
}

/** The chunks of a PNG that hold text, of whichever kind, in their order. Text of compressed kinds stays as it is. */
export function textChunksOf(png: Buffer): TextChunk[] {
  const found: TextChunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (/^(tEXt|zTXt|iTXt|eXIf)$/.test(type)) {
      const end = data.indexOf(0);
      found.push({ keyword: data.toString('latin1', 0, end), text: data.toString('latin1', end + 1) });
    }
    at += length + 12;
  }
  return found;
}
