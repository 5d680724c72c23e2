import { base64, jsonOf, pngOf, textChunk } from './reading.ts';
import { pngWith } from '../../../samples.ts';
import { archiveOf } from './archives.ts';

const fields = {
  name: 'Mira',
  description: '{{char}} keeps a lighthouse.\r\nShe collects storms.',
  personality: 'shy; exact',
  scenario: 'A storm is coming.',
  first_mes: '*She does not look up.* "Close the door."',
  mes_example: '<START>\n{{user}}: Hello?\n{{char}}: Quiet.',
};

export const v1 = fields;

export const v2Data = {
  ...fields,
  creator_notes: 'A keeper of storms.\nBest with a slow model.',
  system_prompt: '{{original}} Write slowly.',
  post_history_instructions: '',
  alternate_greetings: ['"You again."', '"It is late."'],
  tags: ['sea', 'Quiet'],
  creator: 'somebody',
  character_version: '1.2',
  extensions: {},
};

const book = {
  name: 'Coast',
  extensions: {},
  entries: [
    {
      keys: ['lamp'],
      content: '@@depth 4\n@@@unknown x\nThe lamp is old.  ',
      extensions: { position: 1 },
      enabled: true,
      insertion_order: 10,
      use_regex: false,
    },
  ],
};

/** As SillyTavern saves: both keywords out of one JSON, V1 repeated in the root, and what it adds. */
export function sillyTavern(): Buffer {
  const card = {
    ...fields,
    creatorcomment: v2Data.creator_notes,
    avatar: 'none',
    talkativeness: '0.5',
    fav: false,
    tags: v2Data.tags,
    create_date: '2025-1-2@03h04m05s',
    spec: 'chara_card_v2',
    spec_version: '2.0',
    data: {
      ...v2Data,
      extensions: {
        talkativeness: '0.5',
        fav: false,
        world: 'Coast',
        depth_prompt: { prompt: '', depth: 4, role: 'system' },
      },
      // Its own books have no extensions.
      character_book: { name: 'Coast', entries: book.entries },
    },
  };
  return pngOf(
    ['chara', base64(card)],
    ['ccv3', base64({ ...card, spec: 'chara_card_v3', spec_version: '3.0' })],
  );
}

export const v3Data = { ...v2Data, group_only_greetings: [], character_book: book };

/** As RisuAI saves a PNG: the assets first, under numbers, then V3 alone. */
export function risuPng(): Buffer {
  const card = {
    spec: 'chara_card_v3',
    spec_version: '3.0',
    data: {
      ...v3Data,
      extensions: { risuai: { additionalAssets: [], customScripts: [], utilityBot: false } },
      assets: [
        { type: 'icon', uri: 'ccdefault:', name: 'main', ext: 'png' },
        { type: 'emotion', uri: '__asset:0', name: 'happy', ext: 'png' },
        { type: 'x-risu-asset', uri: '__asset:1', name: 'sea', ext: 'mp3' },
      ],
    },
  };
  return pngOf(
    ['chara-ext-asset_:0', Buffer.from('a happy face').toString('base64')],
    ['chara-ext-asset_:1', Buffer.from('waves').toString('base64')],
    ['ccv3', base64(card)],
  );
}

/** As RisuAI saves a CHARX: folders that the specification calls otherwise, and files that no asset names. */
export const risuCharx = (): Buffer =>
  archiveOf([
    { path: 'assets/icon/image/main.png', bytes: pngWith() },
    { path: 'assets/x-risu-asset/audio/sea.mp3', bytes: Buffer.from('waves') },
    { path: 'x_meta/sea.json', bytes: jsonOf({ type: 'audio' }), deflated: true },
    { path: 'module.risum', bytes: Buffer.from('o\0module') },
    {
      path: 'card.json',
      deflated: true,
      bytes: jsonOf({
        spec: 'chara_card_v3',
        spec_version: '3.0',
        data: {
          ...v3Data,
          assets: [
            { type: 'icon', uri: 'embeded://assets/icon/images/main.png', name: 'main', ext: 'png' },
            {
              type: 'x-risu-asset',
              uri: 'embedded://assets/x-risu-asset/audio/sea.mp3',
              name: 'sea',
              ext: 'mp3',
            },
          ],
        },
      }),
    },
  ]);

/** As Chub saves: a null where a book could be, its own extension, and markup in the notes. */
export const chub = (): Buffer =>
  pngWith(
    textChunk('Software', 'somebody'),
    textChunk(
      'Chara',
      base64({
        spec: 'chara_card_v2',
        spec_version: '2.0',
        data: {
          ...v2Data,
          character_book: null,
          avatar: 'https://avatars.example/mira.webp',
          extensions: {
            chub: { id: 7, full_path: 'somebody/mira', related_lorebooks: [] },
            depth_prompt: { depth: 4, prompt: '' },
          },
        },
      }),
    ),
  );

/** As Agnai saves: a V2 in JSON with its own fields in the extension. */
export const agnai = (): Buffer =>
  jsonOf({
    spec: 'chara_card_v2',
    spec_version: '2.0',
    data: {
      ...v2Data,
      character_book: {
        ...book,
        entries: [{ ...book.entries[0], id: 1, name: 'lamp', priority: 10, selective: false }],
      },
      extensions: {
        agnai: {
          persona: { kind: 'text', attributes: { text: ['shy'] } },
          appearance: 'silver hair',
          voice: {},
          json: undefined,
        },
      },
    },
  });
