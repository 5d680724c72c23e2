import { crc32, deflateRawSync } from 'node:zlib';

/** A file for an archive, with every lie that an archive can tell about it. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly deflated?: boolean;
  /** What the archive says instead of the truth. */
  readonly says?: { readonly size?: number; readonly checksum?: number; readonly method?: number };
  readonly flags?: number;
  /** Mode of a Unix file. */
  readonly mode?: number;
  /** Takes the place in the archive of the file with this number, and has no bytes of its own. */
  readonly over?: number;
}

const numbers = (...pairs: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer =>
  Buffer.concat(
    pairs.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );

const known = new WeakMap<Buffer, Buffer>();

/** Bombs are large: each is packed once. */
function deflated(bytes: Buffer): Buffer {
  const packed = known.get(bytes) ?? deflateRawSync(bytes);
  known.set(bytes, packed);
  return packed;
}

/** A ZIP, byte by byte, so that it can be wrong. */
export function archiveOf(files: readonly PackedFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const file of files) {
    const data = file.deflated ? deflated(file.bytes) : file.bytes;
    const path = Buffer.from(file.path);
    const common = numbers(
      [20, 2],
      [(file.flags ?? 0) | 0x800, 2],
      [file.says?.method ?? (file.deflated ? 8 : 0), 2],
      [0, 4],
      [file.says?.checksum ?? crc32(file.bytes), 4],
      [data.length, 4],
      [file.says?.size ?? file.bytes.length, 4],
      [path.length, 2],
      [0, 2],
    );
    const start = file.over === undefined ? at : (starts[file.over] ?? 0);
    starts.push(start);
    if (file.over === undefined) {
      const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, path, data]);
      bodies.push(body);
      at += body.length;
    }
    directory.push(
      Buffer.from('PK\u0001\u0002', 'latin1'),
      numbers([0x0314, 2]),
      common,
      numbers([0, 2], [0, 2], [0, 2], [((file.mode ?? 0o100644) << 16) >>> 0, 4], [start, 4]),
      path,
    );
  }
  const listing = Buffer.concat(directory);
  const end = numbers(
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [listing.length, 4],
    [at, 4],
    [0, 2],
  );
  return Buffer.concat([...bodies, listing, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
