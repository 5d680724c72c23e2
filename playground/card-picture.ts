import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { SeenMessage } from './kit/person.ts';
import { openStack } from './stack.ts';
import { createInChat } from './watch-run.ts';

// `npm run picture` draws docs/card.png: a finished card as somebody in a Discord channel sees it. It needs a font on the
// machine (Debian: fonts-dejavu-core).

const width = 760;
const margin = 28;
const portraitWidth = 210;
const textStart = margin * 2 + portraitWidth;

const folder = mkdtempSync(join(tmpdir(), 'persona-picture-'));
await using stack = await openStack({ folder });
const ada = stack.discord.person('Ada');
const prompt = 'a shy lighthouse keeper who collects storms';
const card = await createInChat(stack.discord, ada, { prompt }, () => undefined);
writeFileSync(join(import.meta.dirname, '../docs/card.png'), await draw(card));
rmSync(folder, { recursive: true, force: true });

async function draw(message: SeenMessage): Promise<Buffer> {
  const lines = layOut(message.text);
  const height = Math.max(340, lines.at(-1)?.y ?? 0) + 80;
  const portrait = await fetch(message.pictures[0]?.url ?? '').then((answer) => answer.arrayBuffer());
  const small = await sharp(Buffer.from(portrait))
    .resize(portraitWidth * 2)
    .png()
    .toBuffer();
  const buttons = message.buttons.map(({ label }, index) => button(label, index, height - 52)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">
    <rect width="100%" height="100%" rx="14" fill="#23262d"/><rect width="6" height="100%" rx="3" fill="#5aa469"/>
    <clipPath id="round"><rect x="${margin}" y="${margin}" width="${portraitWidth}" height="280" rx="10"/></clipPath>
    <image x="${margin}" y="${margin}" width="${portraitWidth}" height="280" clip-path="url(#round)" xlink:href="data:image/png;base64,${small.toString('base64')}"/>
    <g font-family="DejaVu Sans" fill="#dfe3ea">${lines.map(({ svg }) => svg).join('')}${buttons}</g></svg>`;
  const picture = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: true },
  });
  return sharp(picture.asPng()).png({ palette: true }).toBuffer();
}

/** The words of the message, wrapped beside the portrait; its marks become sizes and weights. */
function layOut(text: string): { readonly svg: string; readonly y: number }[] {
  let y = margin;
  return text.split('\n').flatMap((line) => {
    const [, mark = '', words = ''] =
      /^(## |> |-# |\*(?!\*))?(.*)$/.exec(line.replaceAll(/\\(.)/g, '$1')) ?? [];
    const size = mark === '## ' ? 22 : mark === '-# ' ? 10.5 : 12.5;
    const style =
      mark === '## ' ? 'font-weight="bold"' : mark === '' ? '' : 'font-style="italic" opacity="0.8"';
    y += mark === '## ' ? 0 : 5;
    return wrap(words.replaceAll('*', ''), (width - textStart - margin) / (size * 0.58)).map((part) => {
      y += size * 1.4;
      return {
        svg: `<text x="${textStart}" y="${y}" font-size="${size}" ${style}>${escape(part)}</text>`,
        y,
      };
    });
  });
}

function wrap(text: string, longest: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < longest)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function button(label: string, index: number, y: number): string {
  return `<rect x="${margin + index * 118}" y="${y}" width="106" height="32" rx="6" fill="#3a3f4b"/>
  <text x="${margin + 53 + index * 118}" y="${y + 21}" font-size="13" text-anchor="middle">${escape(label)}</text>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
