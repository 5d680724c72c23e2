import { chunksOf, PngError, signature } from '../cards/png-chunks.ts';

/** What a PNG needs to look as it does (PNG specification, 11.2 and 11.3.1 to 11.3.5); all else may tell of its maker. */
const needed: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND'],
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP', 'bKGD', 'hIST', 'pHYs'],
]);

/**
 * A PNG without anything that is not its picture; the pixels stay as they are encoded, bit for bit. Undefined for what
 * is no PNG, or a malformed one.
 */
export function barePicture(picture: Buffer): Buffer | undefined {
  try {
    const chunks = chunksOf(picture).filter(({ type }) => needed.has(type));
    return Buffer.concat([signature, ...chunks.map(({ whole }) => whole)]);
  } catch (error) {
    if (error instanceof PngError) return undefined;
    throw error;
  }
}
