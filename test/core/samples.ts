import { crc32, deflateSync } from 'node:zlib';
import type { Profile } from '../../core/profile/profile.ts';
import type { CharacterOptions } from '../../core/profile/options.ts';

/** A whole profile around a name. */
export const profileOf = (name: string): Profile => ({
  appearance: 'Short silver hair, a brass monocle, a coat full of pockets, evening light.',
  name,
  tagline: 'Repairs what time has broken.',
  personality: 'Patient with clocks, impatient with people.',
  backstory: 'Grew up in a tower whose bell never rang.',
  traits: ['patient', 'curt'],
  goals: ['To hear the bell.'],
  flaws: ['Never asks for help.'],
  speechStyle: 'Short sentences that tick.',
  firstMessage: 'You are four minutes late. Sit.',
  exampleDialogue: `{{user}}: What is that?\n${name}: A spring.\n\n{{user}}: And that?\n{{char}}: Another.`,
  tags: ['clocks', 'tower'],
});

export const options: CharacterOptions = {
  style: 'anime',
  type: 'mentor',
  visibility: 'private',
  language: 'en',
};

/** A PNG of one pixel, with any chunks before its end. */
export function pngWith(...chunks: Buffer[]): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, 255]));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunkOf('IHDR', header),
    chunkOf('IDAT', pixels),
    ...chunks,
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}

export function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
