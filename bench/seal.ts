import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { newId } from '../core/base/ids.ts';
import { seal } from '../core/crypto/seal.ts';
import { KeyCache } from '../core/store/key-cache.ts';
import { openPart, type SealedPart, sealPart } from '../core/store/sealed-part.ts';
import { atLeast, type Benchmark, type Figure } from './kit/benchmark.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import type { Scale } from './kit/scale.ts';

const sizes = [
  { words: '4 KiB', bytes: 4_096, repeats: 20_000 },
  { words: '1 MiB', bytes: 2 ** 20, repeats: 200 },
] as const;

const whenMissed =
  'The part is written as BSON before it is sealed, which is one copy of a picture more than the partner makes. Random bytes are fetched for many at once, and nothing is copied beside that; a picture sealed apart from the words beside it would need no copy.';

const id = 'version_1';
const collection = 'character_versions';
const key = newId('key');
const bytes = randomBytes(32);
const associated = Buffer.from(`${collection}|${id}|${key}|1`);

/** How a key is found that was used a moment ago. */
const keys = new KeyCache();
keys.keep(key, bytes);
const keyNow = (): Buffer => {
  const found = keys.get(key);
  if (found) return found;
  keys.keep(key, bytes);
  return bytes;
};

export const sealing: Benchmark = {
  name: 'seal',
  ours: 'a record’s personal part is sealed: key look-up, BSON, AES-256-GCM bound to the record',
  partner: 'bare node:crypto with the same cipher, IV and associated data on the same bytes',
  async run(scale) {
    return (await each(scale, sealFigure)).flat();
  },
};

export const opening: Benchmark = {
  name: 'open',
  ours: 'a record’s personal part is opened: key look-up, AES-256-GCM, BSON',
  partner: 'bare node:crypto with the same key and associated data on the same bytes',
  async run(scale) {
    return (await each(scale, openFigure)).flat();
  },
};

type Size = (typeof sizes)[number];

const each = (scale: Scale, figure: (scale: Scale, size: Size) => Promise<Figure>): Promise<Figure[]> =>
  sizes.reduce<Promise<Figure[]>>(
    async (before, size) => [...(await before), await figure(scale, size)],
    Promise.resolve([]),
  );

async function sealFigure(scale: Scale, { bytes: length, repeats, words }: Size): Promise<Figure> {
  const image = randomBytes(length);
  const rounds = await measureRounds(
    scale.pairs,
    () =>
      perSecond(scale.of(repeats), () => sealPart(collection, id, { id: key, bytes: keyNow() }, { image })),
    () => perSecond(scale.of(repeats), () => bareSeal(image)),
  );
  return {
    name: `seal ${words}`,
    unit: 'sealed per second',
    pairs: pairsOf(rounds, Number),
    target: atLeast(0.8),
    whenMissed,
  };
}

async function openFigure(scale: Scale, { bytes: length, repeats, words }: Size): Promise<Figure> {
  const image = randomBytes(length);
  const part: SealedPart = sealPart(collection, id, { id: key, bytes }, { image });
  const bare = seal(bytes, image, associated.toString());
  const rounds = await measureRounds(
    scale.pairs,
    () => perSecond(scale.of(repeats), () => openPart(collection, id, keyNow(), part)),
    () => perSecond(scale.of(repeats), () => bareOpen(bare)),
  );
  return {
    name: `open ${words}`,
    unit: 'opened per second',
    pairs: pairsOf(rounds, Number),
    target: atLeast(0.95),
  };
}

function bareSeal(plain: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', bytes, iv, { authTagLength: 16 });
  cipher.setAAD(associated);
  const body = cipher.update(plain);
  const end = cipher.final();
  return Buffer.concat([iv, cipher.getAuthTag(), body, end]);
}

function bareOpen(sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', bytes, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

function perSecond(count: number, act: () => unknown): number {
  const before = performance.now();
  for (let done = 0; done < count; done += 1) act();
  return (count * 1_000) / (performance.now() - before);
}
