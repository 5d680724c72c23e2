import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FalStandIn, startFal } from '../../../playground/fal/index.ts';
import type { PainterScenario } from '../../../playground/fal/scenario.ts';
import { Journal } from '../../../playground/kit/journal.ts';

let standIn: FalStandIn;

beforeEach(async () => {
  const pace = { queueMilliseconds: 0, paintMilliseconds: 0 };
  standIn = await startFal({ journal: new Journal(), key: 'key', pace });
});
afterEach(() => standIn[Symbol.asyncDispose]());

interface Submitted {
  response_url: string;
}
interface Result {
  images: { url: string }[];
  has_nsfw_concepts: boolean[];
}

async function paint(input: object, painter: PainterScenario = 'portrait') {
  standIn.scenario.painter = painter;
  const headers = { authorization: 'Key key' };
  const address = `${standIn.url}/fal-ai/flux/dev`;
  const submit = await fetch(address, { method: 'POST', headers, body: JSON.stringify(input) });
  const { response_url } = (await submit.json()) as Submitted;
  const result = (await (await fetch(response_url, { headers })).json()) as Result;
  return { result, file: await fetch(result.images[0]?.url ?? '') };
}

const bytesOf = async ({ file }: { file: Response }) => Buffer.from(await file.arrayBuffer());

const small = {
  prompt: 'a fox in the snow',
  seed: 3,
  image_size: { width: 192, height: 256 },
  output_format: 'png',
};

test('the picture has the size and format that were asked for', async () => {
  const png = await sharp(await bytesOf(await paint(small))).metadata();
  expect(png).toMatchObject({ format: 'png', width: 192, height: 256 });
  const jpeg = await sharp(await bytesOf(await paint({ ...small, output_format: 'jpeg' }))).metadata();
  expect(jpeg).toMatchObject({ format: 'jpeg', width: 192, height: 256 });
});

test('prompt and seed decide the picture', async () => {
  const first = await bytesOf(await paint(small));
  expect((await bytesOf(await paint(small))).equals(first)).toBe(true);
  expect((await bytesOf(await paint({ ...small, seed: 4 }))).equals(first)).toBe(false);
  expect((await bytesOf(await paint({ ...small, prompt: 'an owl' }))).equals(first)).toBe(false);
});

test('the file carries the prompt as foreign metadata, in a chunk that decoders accept', async () => {
  const png = await bytesOf(await paint({ ...small, prompt: 'злой кот' }));
  expect(png.includes(Buffer.from('tEXtparameters\0злой кот'))).toBe(true);
  // failOn warning: libpng complains about a wrong checksum.
  await expect(sharp(png, { failOn: 'warning' }).stats()).resolves.toBeDefined();
  const jpeg = await bytesOf(await paint({ ...small, output_format: 'jpeg' }));
  expect(jpeg.includes('a fox in the snow')).toBe(true);
});

test('what the safety checker blackens is black and says so', async () => {
  const painted = await paint(small, 'black');
  expect(painted.result.has_nsfw_concepts).toEqual([true]);
  const { channels } = await sharp(await bytesOf(painted)).stats();
  expect(channels.slice(0, 3).map(({ max }) => max)).toEqual([0, 0, 0]);
});

test('files go wrong in the ways that files do', async () => {
  expect(await bytesOf(await paint(small, 'empty-file'))).toHaveLength(0);
  expect((await paint(small, 'wrong-content-type')).file.headers.get('content-type')).toBe('text/html');
  expect((await paint(small, 'missing-file')).file.status).toBe(404);
  expect(await bytesOf(await paint(small, 'huge-file'))).toHaveLength(50_000_000);
});

test('a thumbnail is a picture too', async () => {
  const metadata = await sharp(await bytesOf(await paint(small, 'thumbnail'))).metadata();
  expect(metadata).toMatchObject({ format: 'png', width: 192, height: 256 });
});
