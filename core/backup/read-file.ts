import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey, type Keyring } from '../crypto/keyring.ts';
import { fromBytes } from '../store/bson.ts';
import {
  closingShape,
  type Counts,
  countsShape,
  type Entry,
  entryShape,
  formatVersion,
  type Header,
  headerShape,
  type Part,
  purpose,
  unusable,
} from './format.ts';
import { framesOf } from './frames.ts';

type Signer = ReturnType<typeof createHmac>;

/** A file that is whole and unaltered. */
export interface VerifiedFile {
  readonly path: string;
  readonly header: Header;
  readonly counts: Counts;
}

/**
 * Reads a file to its end and holds it against its HMAC and its counts. What is read of it later is believed.
 * @throws Problem `configuration` in one line: torn, altered, of a newer format, of another part
 */
export async function verifyFile(path: string, part: Part, masters: Keyring): Promise<VerifiedFile> {
  let header: Header | undefined;
  let hmac: Signer | undefined;
  // The last two frames are not entries; which ones they are is known at the end only.
  let waiting: Buffer[] = [];
  const seen = new Map<string, number>();
  for await (const frame of framesOf(path)) {
    if (!header || !hmac) {
      header = readHeader(path, part, frame);
      hmac = startHmac(path, masters, header.masterVersion).update(frame);
      continue;
    }
    waiting = [...waiting, frame];
    const [first] = waiting;
    if (waiting.length <= 2 || !first) continue;
    hmac.update(first);
    const { collection } = readEntry(path, first);
    seen.set(collection, (seen.get(collection) ?? 0) + 1);
    waiting = waiting.slice(1);
  }
  const [counts, closing] = waiting;
  if (!header || !hmac || !counts || !closing) throw unusable(path, 'is torn: its end is missing');
  return { path, header, counts: close(path, hmac, seen, counts, closing) };
}

function close(
  path: string,
  hmac: Signer,
  seen: ReadonlyMap<string, number>,
  last: Buffer,
  closing: Buffer,
): Counts {
  const sealed = closingShape.safeParse(fromBytes(closing));
  if (!sealed.success) throw unusable(path, 'is torn: its end is missing');
  const digest = hmac.update(last).digest();
  if (digest.length !== sealed.data.hmac.length || !timingSafeEqual(digest, sealed.data.hmac))
    throw unusable(
      path,
      'was altered, or was made under other PERSONA_MASTER_KEYS: its checksum does not fit',
    );
  const { counts } = countsShape.parse(fromBytes(last));
  for (const [name, count] of Object.entries(counts))
    if (count !== (seen.get(name) ?? 0)) throw unusable(path, `holds another number of ${name} than it says`);
  return counts;
}

function readHeader(path: string, part: Part, frame: Buffer): Header {
  const read = headerShape.safeParse(decoded(path, frame));
  if (!read.success) throw unusable(path, 'is no backup of Persona, or was altered');
  const { version, part: found } = read.data;
  if (version > formatVersion)
    throw unusable(path, `has format ${version}, this program reads ${formatVersion}: use a newer one`);
  if (found !== part) throw unusable(path, `holds the ${found} of a backup, not its ${part}`);
  return read.data;
}

function startHmac(path: string, masters: Keyring, version: number): Signer {
  if (!masters.keys.has(version))
    throw unusable(path, `needs version ${version} of PERSONA_MASTER_KEYS, which is not set`);
  return createHmac('sha256', deriveKey(masters, purpose, version));
}

function readEntry(path: string, frame: Buffer): Entry {
  const read = entryShape.safeParse(decoded(path, frame));
  if (!read.success) throw unusable(path, 'is no backup of Persona, or was altered');
  return read.data;
}

function decoded(path: string, frame: Buffer): unknown {
  try {
    return fromBytes(frame);
  } catch (error) {
    throw unusable(path, 'is no backup of Persona, or was altered', error);
  }
}

/** The entries of a file that was verified. */
export async function* entriesOf({ path }: VerifiedFile): AsyncGenerator<Entry> {
  let isHeader = true;
  for await (const frame of framesOf(path)) {
    const entry = isHeader ? undefined : entryShape.safeParse(fromBytes(frame));
    isHeader = false;
    if (entry?.success) yield entry.data;
  }
}
