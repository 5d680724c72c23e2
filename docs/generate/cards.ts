import { type CardFormat, cardFormats } from '../../core/characters/cards/card-format.ts';
import { type Loss, lossesOf } from '../../core/characters/cards/losses.ts';
import type { ReadCard } from '../../core/characters/cards/read-card.ts';
import { zipOf } from '../../core/zip/zip-writer.ts';
import {
  importedFrom,
  outcomeOf,
  picture,
  readFile,
  roundTrips,
  type RoundTrips,
} from './card-round-trip.ts';
import { type SampleCard, sampleCards, type SampleField } from './card-samples.ts';
import { table } from './table.ts';

const titles: Readonly<Record<CardFormat, string>> = {
  png: 'PNG',
  'v3-json': 'V3 JSON',
  'v2-json': 'V2 JSON',
  charx: 'CHARX',
};

const head = `# Character cards: what survives

<!-- Written by \`npm run generate\`: each cell is what the reader finds in what the writer has written. -->

A card goes through Persona as **import → export → import**. **every byte**: the value’s text in the JSON is the same, down
to blanks, escapes and the spelling of numbers. **same value**: another spelling of the same. **–**: it is not in the file, and
the person is told so before the export. A value in \`code\`: what the format demands in its place, which the person is told,
too. **unseen**: it is in the file, but programs that know V2 only do not look at it; the person is told. A second export is
the same as the first: this page cannot be made otherwise.

- *As it came in* is the file itself and always every byte; this page is about *as edited*, of a card that nobody has edited.
  What is edited changes its own field, its repetition beside \`data\` if there is one, \`modification_date\`, and nothing else.
- \`extensions.persona\` is added: the character’s id and version, by which Persona knows it again, what a model has made of it
  (IPTC’s \`trainedAlgorithmicMedia\`; nothing is claimed of what a person brought along), and the profile.
- A PNG holds the card twice, as V2 in \`chara\` and after it as V3 in \`ccv3\`, before its end, and no other text: the
  provider’s metadata is gone. Further assets in chunks of their own are not written, as V3 advises: some programs take the
  first text for the card.
- A CHARX stores \`card.json\`, the portrait as \`assets/icon/images/main.png\`, and the card’s other files.
- The tests have every format judged by what the authors of the specifications published: \`character-card-utils\` for V2,
  \`@risuai/ccardlib\` for V3.`;

/** The text of `docs/cards.md`. @throws Error where the reader refuses what the writer has written */
export async function cardsPage(): Promise<string> {
  const sections = await Promise.all(sampleCards.map(sampleSection));
  return `${[head, ...sections, await assetsSection()].join('\n\n')}\n`;
}

async function sampleSection(sample: SampleCard): Promise<string> {
  const original = await readFile(Buffer.from(jsonOf(sample)));
  const trips = await roundTrips(original);
  const rows = [
    ...sample.fields.map((field) => row(field, ['data', ...field.field.split('.')], original, trips)),
    ...(sample.around ?? []).map((field) => row(field, [field.field], original, trips)),
  ];
  return [`## ${sample.title}`, table(['field', ...cardFormats.map((format) => titles[format])], rows)].join(
    '\n\n',
  );
}

function row(
  { field, text, note }: SampleField,
  path: readonly string[],
  original: ReadCard,
  trips: RoundTrips,
): string[] {
  const cells = cardFormats.map((format) => {
    const outcome = outcomeOf(text, trips[format].json, path);
    const isUnseen = fieldsOf('unseen', original, format).some((each) => each.split('.')[0] === field);
    return isUnseen ? `${outcome}, ${field === 'character_book' ? 'partly unseen' : 'unseen'}` : outcome;
  });
  return [`\`${field}\`${note ? ` (${note})` : ''}`, ...cells];
}

const fieldsOf = (kind: Loss['kind'], original: ReadCard, format: CardFormat): readonly string[] =>
  lossesOf(importedFrom(original), format, original).flatMap((loss) => {
    if (loss.kind !== kind || loss.kind === 'picture') return [];
    return loss.kind === 'assets' ? loss.names : loss.fields;
  });

const members = (fields: readonly SampleField[]): string =>
  fields.map(({ field, text }) => `"${field}" : ${text}`).join(',\n ');

/** The card's text, with a member for each field; those of an inner object stand in one. */
function jsonOf({ spec, fields, around = [] }: SampleCard): string {
  const plain = fields.filter(({ field }) => !field.includes('.'));
  const inner = fields
    .filter(({ field }) => field.includes('.'))
    .map((each) => ({ ...each, field: each.field.slice(each.field.indexOf('.') + 1) }));
  const data = `{${members([...plain, ...(inner.length > 0 ? [{ field: 'extensions', text: `{${members(inner)}}` }] : [])])}}`;
  if (spec === 'v1') return data;
  const version = spec === 'v2' ? '2.0' : '3.0';
  const beside = around.length > 0 ? `${members(around)},` : '';
  return `{${beside}"spec":"chara_card_${spec}","spec_version":"${version}","data":${data}}`;
}

const assets = [
  { type: 'icon', name: 'main', ext: 'png', uri: 'embeded://assets/icon/images/main.png' },
  { type: 'emotion', name: 'happy', ext: 'png', uri: 'embeded://assets/emotion/image/happy.png' },
  { type: 'background', name: 'sea', ext: 'webp', uri: 'https://cards.example/sea.webp' },
  { type: 'x_sound', name: 'waves', ext: 'txt', uri: 'data:text/plain;base64,d2F2ZXM=' },
];
const unnamed = 'module.risum';

/** Of a CHARX, since no other format holds them all. */
async function assetsSection(): Promise<string> {
  const data = { name: 'Mira', description: '', assets };
  const card = JSON.stringify({ spec: 'chara_card_v3', spec_version: '3.0', data });
  const files = [
    { name: 'card.json', bytes: Buffer.from(card) },
    { name: 'assets/icon/images/main.png', bytes: picture },
    { name: 'assets/emotion/image/happy.png', bytes: Buffer.from('happy') },
    { name: unnamed, bytes: Buffer.from('module') },
  ];
  const original = await readFile(Buffer.concat([...zipOf(files, new Date(0))]));
  const trips = await roundTrips(original);
  const wanted = original.assets.map(({ type, name, uri }) => ({ type, name, uri }));
  const rows = wanted.map(({ type, name, uri }) => [
    `${type} \`${name}\`, \`${uri}\``,
    ...cardFormats.map((format) =>
      type === 'icon' ? iconIn(trips[format]) : assetIn(trips[format], original, name),
    ),
  ]);
  const columns = ['asset', ...cardFormats.map((format) => titles[format])];
  return ['## Assets of a CHARX', table(columns, rows)].join('\n\n');
}

const iconIn = ({ picture: found }: ReadCard): string => (found ? 'the portrait' : '–');

function assetIn(written: ReadCard, original: ReadCard, name: string): string {
  const [before, after] = [original, written].map(({ assets: all }) =>
    all.find((each) => each.name === name),
  );
  if (!after) return '–';
  if (before?.bytes && after.bytes?.equals(before.bytes)) return 'every byte';
  return after.uri === before?.uri ? 'the address' : '–';
}
