import { expect, test } from 'vitest';
import { withTexts } from '../../../../core/characters/cards/png.ts';
import { barePicture } from '../../../../core/characters/importing/bare-picture.ts';
import { chunkOf, pngWith } from '../../samples.ts';

test('a picture loses all that is not its picture, and keeps its pixels as they are encoded', () => {
  const texts = withTexts(pngWith(), [{ keyword: 'parameters', text: 'a secret prompt' }]);
  expect(barePicture(Buffer.concat(texts))?.equals(pngWith())).toBe(true);
  const maker = pngWith(chunkOf('eXIf', Buffer.from('maker')), chunkOf('prVt', Buffer.from('private')));
  expect(barePicture(maker)?.equals(pngWith())).toBe(true);
  const physical = pngWith(chunkOf('pHYs', Buffer.alloc(9)));
  expect(barePicture(physical)?.equals(physical)).toBe(true);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a JPEG', Buffer.from('ffd8ffe0', 'hex')],
  ['a PNG that breaks off', pngWith().subarray(0, 40)],
])('%s is no PNG', (_what, bytes) => {
  expect(barePicture(bytes)).toBeUndefined();
});
