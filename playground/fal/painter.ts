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
  const { prompt, image_size: size, output_format } = input;
  const key = createHash('sha256').update(`${prompt}\n${seed}\n${number}`).digest('hex');
  const png =
    outcome === 'thumbnail'
      ? await plain(size)
      : await render(compose(key, prompt, size, outcome === 'black'));
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

/** The whole picture as SVG. The face fills the lower part, as wide as the picture lets it. */
function compose(key: string, prompt: string, { width, height }: Size, black: boolean): string {
  const side = Math.min(width, height);
  const face = `<svg x="${(width - side) / 2}" y="${height - side}" width="${side}" height="${side}"`;
  const inside = black
    ? '<rect width="100%" height="100%" fill="#000"/>'
    : backdrop(key, width, height) + drawFace(key, prompt).replace('<svg', face);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;
}

/** On a thread of its own: a stand-in that paints must not hold up the others in its process. */
async function render(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return image.asPng();
}

const plain = ({ width, height }: Size): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#8899cc' } })
    .png({ compressionLevel: 1 })
    .toBuffer();
