import { createHash } from 'node:crypto';
import { renderAsync } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { Job } from './job.ts';
import { backdrop } from './backdrop.ts';
import { addText } from './png-text.ts';
import { drawFace } from './style.ts';

/**
 * Paints one picture of a job in the size and format that it asks for: a face over a coloured backdrop, the same one for
 * the same prompt and seed. The file carries the prompt in its metadata, as pictures from such models often do.
 */
export async function paint({ input, seed, outcome }: Job, number: number): Promise<Buffer> {
  const { prompt, image_size: size, image_url: given, output_format } = input;
  const key = createHash('sha256').update(`${prompt}\n${seed}\n${number}`).digest('hex');
  const png =
    outcome === 'thumbnail'
      ? await plain(size)
      : await render(frame(size, outcome === 'black' ? black : inside(key, prompt, size, given)));
  if (output_format === 'jpeg')
    return sharp(png)
      .jpeg()
      .withExif({ IFD0: { ImageDescription: prompt } })
      .toBuffer();
  return addText(
    png,
    'parameters',
    `${prompt}\nSteps: 28, CFG scale: 3.5, Seed: ${seed}, Size: ${size.width}x${size.height}`,
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const frame = ({ width, height }: Size, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;

const black = '<rect width="100%" height="100%" fill="#000"/>';

/** A backdrop, and before it a face: a new one, or what the given picture has in its middle. */
const inside = (key: string, prompt: string, size: Size, given: string | undefined): string =>
  backdrop(key, size.width, size.height) +
  (given === undefined ? face(key, prompt, size) : cutOut(given, size));

/** The face fills the lower part, as wide as the picture lets it. */
function face(key: string, prompt: string, { width, height }: Size): string {
  const side = Math.min(width, height);
  const opening = `<svg x="${(width - side) / 2}" y="${height - side}" width="${side}" height="${side}"`;
  return drawFace(key, prompt).replace('<svg', opening);
}

/** The given picture, faded out towards its rim: the same face stands before another backdrop. */
const cutOut = (given: string, { width, height }: Size): string =>
  `<defs><radialGradient id="rim" cx="0.5" cy="0.6" r="0.5"><stop offset="0.7" stop-color="#fff"/><stop offset="0.95" stop-color="#000"/></radialGradient>
<mask id="middle"><rect width="${width}" height="${height}" fill="url(#rim)"/></mask></defs>
<image href="${given}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" mask="url(#middle)"/>`;

/** On a thread of its own: a stand-in that paints must not hold up the others in its process. */
async function render(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return image.asPng();
}

const plain = ({ width, height }: Size): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#8899cc' } })
    .png({ compressionLevel: 1 })
    .toBuffer();
