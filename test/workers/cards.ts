import sharp from 'sharp';
import { withTexts } from '../../core/characters/cards/png.ts';

/** A card of another program: JSON of a V2, its `data` with the changes that are asked for. */
export const cardOf = (name: string, changed: Readonly<Record<string, unknown>> = {}): Buffer =>
  Buffer.from(JSON.stringify(cardObject(name, changed)));

const cardObject = (name: string, changed: Readonly<Record<string, unknown>>) => ({
  spec: 'chara_card_v2',
  spec_version: '2.0',
  data: {
    ...{ name, description: 'Keeps a lighthouse.', personality: 'shy', scenario: 'A storm.' },
    ...{ first_mes: 'Come in.', mes_example: '', creator_notes: 'A keeper of storms.', system_prompt: '' },
    ...{ post_history_instructions: '', alternate_greetings: ['Oh!'], tags: ['sea'], creator: 'somebody' },
    ...{ character_version: '1', extensions: { foreign: { kept: true } } },
    ...changed,
  },
});

/** The same in a picture of its own. */
export async function pngOf(
  name: string,
  changed: Readonly<Record<string, unknown>> = {},
  colour = '#884422',
): Promise<Buffer> {
  const create = { width: 24, height: 32, channels: 3 as const, background: colour };
  const picture = await sharp({ create }).png().toBuffer();
  const text = Buffer.from(cardOf(name, changed)).toString('base64');
  return Buffer.concat(withTexts(picture, [{ keyword: 'chara', text }]));
}
