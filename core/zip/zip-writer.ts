import { crc32 } from 'node:zlib';

/** What must be known of a file before its first byte is written. */
export interface ZipEntry {
  /** A path with `/`, relative. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** CRC-32 of the bytes. */
  readonly crc: number;
  readonly modified: Date;
}

/** ZIP's own limits without its 64-bit extension. */
const most = { bytes: 0xff_ff_ff_ff, entries: 0xff_ff } as const;

/** 2.0: the first version that has folders, and all that is needed for stored files. */
const versionNeeded = 20;
/** Names are UTF-8. */
const flags = 0x08_00;
const stored = 0;

const lengths = { local: 30, central: 46, end: 22 } as const;

/**
 * Writes a ZIP whose files are stored, as frames around bytes that the caller writes: the writer never holds a file, so
 * that an archive of any size goes out as it is read. In this order: `begin` of a file, its bytes, the next `begin`, … and
 * `end` once. After APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; an archive that would need the 64-bit extension
 * is refused.
 */
export class ZipWriter {
  private readonly central: Buffer[] = [];
  private at = 0;

  /**
   * What stands before a file's bytes.
   * @throws Error if the archive has 65,535 files already or grows beyond 4 GiB
   */
  begin({ name, size, crc, modified }: ZipEntry): Buffer {
    const path = Buffer.from(name);
    const { date, time } = dosTime(modified);
    // From "version needed" to "length of the extra field", the local header and the central one are the same.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(versionNeeded, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(stored, 4);
    shared.writeUInt16LE(time, 6);
    shared.writeUInt16LE(date, 8);
    shared.writeUInt32LE(crc, 10);
    shared.writeUInt32LE(size, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(path.length, 22);
    const start = this.at;
    this.at += lengths.local + path.length + size;
    if (this.central.length === most.entries || this.at > most.bytes)
      throw new Error('the archive is too large for a ZIP without the 64-bit extension');
    this.central.push(centralHeader(shared, start, path));
    return Buffer.concat([signature('PK\u0003\u0004'), shared, path]);
  }

  /** What stands behind the last file: the directory by which readers find the files. */
  end(): Buffer {
    const directory = Buffer.concat(this.central);
    const end = Buffer.alloc(lengths.end);
    signature('PK\u0005\u0006').copy(end);
    end.writeUInt16LE(this.central.length, 8);
    end.writeUInt16LE(this.central.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.at, 16);
    return Buffer.concat([directory, end]);
  }
}

/** A file whose bytes are at hand. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * A whole ZIP as parts to be written one after another; the files' bytes are handed on, not copied.
 * @throws Error if it would grow beyond what a ZIP without the 64-bit extension holds
 */
export function* zipOf(files: Iterable<ZipFile>, modified: Date): Generator<Buffer, void, void> {
  const writer = new ZipWriter();
  for (const { name, bytes } of files) {
    yield writer.begin({ name, size: bytes.length, crc: crc32(bytes), modified });
    yield bytes;
  }
  yield writer.end();
}

const signature = (text: string): Buffer => Buffer.from(text, 'latin1');

function centralHeader(shared: Buffer, start: number, path: Buffer): Buffer {
  const header = Buffer.alloc(lengths.central);
  signature('PK\u0001\u0002').copy(header);
  header.writeUInt16LE(versionNeeded, 4);
  shared.copy(header, 6);
  header.writeUInt32LE(start, 42);
  return Buffer.concat([header, path]);
}

/** As MS-DOS counted: from 1980, in steps of two seconds, in no time zone; UTC is written. */
function dosTime(moment: Date): { readonly date: number; readonly time: number } {
  const year = Math.max(moment.getUTCFullYear() - 1980, 0);
  return {
    date: (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
  };
}
