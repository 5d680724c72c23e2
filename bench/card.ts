import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { textChunksOf, withTexts } from '../core/characters/cards/png.ts';
import { atLeast, type Benchmark } from './kit/benchmark.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';

const repeats = 1_000;
/** As base64: about what a card with a small book has. */
const card = randomBytes(6_000).toString('base64');
const texts = [
  { keyword: 'chara', text: card },
  { keyword: 'ccv3', text: card },
];

export const cards: Benchmark = {
  name: 'card',
  ours: 'both chunks of a card are put into a PNG of 1 MiB, as parts to be written one after another; and they are read again, every chunk and checksum looked at',
  partner: 'one Buffer copy of the picture; and one zlib.crc32 of the file',
  async run(scale) {
    const picture = await noise();
    const file = Buffer.concat(withTexts(picture, texts));
    const count = scale.of(repeats);
    const written = await measureRounds(
      scale.pairs,
      () => perSecond(count, () => withTexts(picture, texts)),
      () => perSecond(count, () => Buffer.from(picture)),
    );
    const read = await measureRounds(
      scale.pairs,
      () => perSecond(count, () => textChunksOf(file)),
      () => perSecond(count, () => crc32(file)),
    );
    const unit = 'cards per second';
    return [
      { name: 'card write', unit, pairs: pairsOf(written, Number), target: atLeast(0.9) },
      { name: 'card read', unit, pairs: pairsOf(read, Number), target: atLeast(0.8) },
    ];
  },
};

/** A picture that cannot be compressed: 1 MiB as PNG. */
const noise = (): Promise<Buffer> =>
  sharp(randomBytes(591 * 591 * 3), { raw: { width: 591, height: 591, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();

function perSecond(count: number, act: () => unknown): number {
  const before = performance.now();
  for (let done = 0; done < count; done += 1) act();
  return (count * 1_000) / (performance.now() - before);
}
