/** The record that ends a ZIP (APPNOTE.TXT, 4.3.16), without the comment behind it. */
const end = {
  signature: Buffer.from('PK\u0005\u0006', 'latin1'),
  length: 22,
  directorySize: 12,
  directoryStart: 16,
};
/** Begins each entry of the directory. */
const entrySignature = Buffer.from('PK\u0001\u0002', 'latin1');
/** A comment is at most that long. */
const longestComment = 0xffff;
/** Stands for a number that is written elsewhere, in ZIP64. */
const elsewhere = 0xffff_ffff;

/**
 * The archive that ends a file, without what stands before it (a JPEG, a program): addresses in an archive count from
 * its own beginning, if it was not rewritten for where it is. Undefined if there is none.
 */
export function archiveIn(bytes: Buffer): Buffer | undefined {
  const tail = Math.max(bytes.length - end.length - longestComment, 0);
  const at = bytes.subarray(tail).lastIndexOf(end.signature) + tail;
  if (at < tail || at + end.length > bytes.length) return undefined;
  const size = bytes.readUInt32LE(at + end.directorySize);
  const start = bytes.readUInt32LE(at + end.directoryStart);
  if (size === elsewhere || start === elsewhere) return bytes;
  const directory = at - size;
  const isDirectory =
    size === 0 || bytes.subarray(Math.max(directory, 0)).subarray(0, 4).equals(entrySignature);
  return isDirectory && directory >= start ? bytes.subarray(directory - start) : undefined;
}
