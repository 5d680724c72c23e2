/** A field of a sample card. */
export interface SampleField {
  /** In `data`; of a V1 in the root. A path into an inner object has dots. */
  readonly field: string;
  /** Its value as JSON text, in a spelling that no program would choose by itself. */
  readonly text: string;
  readonly note?: string;
}

export interface SampleCard {
  readonly title: string;
  readonly spec: 'v1' | 'v2' | 'v3';
  readonly fields: readonly SampleField[];
  /** Keys beside `data`. */
  readonly around?: readonly SampleField[];
}

const texts = (...fields: readonly string[]): SampleField[] =>
  fields.map((field) => ({
    field,
    text: `"${field}: \\u0061 \\"quoted\\", 名前, \\ud83c\\udf0a 🌊,\\r\\nline  "`,
  }));

const shared = ['name', 'description', 'personality', 'scenario', 'first_mes', 'mes_example'];
const sinceV2 = [
  'creator_notes',
  'system_prompt',
  'post_history_instructions',
  'creator',
  'character_version',
];

const entry = (text: string): string => `[ {${text}} ]`;

/** The entry is complete in both versions, and has keys that only some programs know. */
const book: SampleField = {
  field: 'character_book',
  note: 'lorebook: decorators, priorities, probabilities, keys of single programs',
  text: `{ "name":"名", "scan_depth": 5.0, "extensions":{"a": 1e1}, "unknown":[ ], "entries":${entry(
    '"keys":["a, b"],"content":"@@depth 4\\n@@@role x\\r\\nText  ","extensions":{"probability": 80.0},"enabled":false,' +
      '"insertion_order":-0.5,"use_regex":true,"id": 7.0,"priority":1,"comment":"","selective":true,"constant":false,' +
      '"secondary_keys":[],"position":"before_char","case_sensitive":true,"name":"n","selectiveLogic": 0.0',
  )}}`,
};

const v2: readonly SampleField[] = [
  ...texts(...shared, ...sinceV2),
  { field: 'alternate_greetings', text: '[ "One", "Zwei 🌙" ]' },
  { field: 'tags', text: '["sea" ,"Sea"]' },
  {
    field: 'extensions.other',
    text: '{ "depth_prompt": {"depth": 4.0}, "null":null }',
    note: 'of other programs',
  },
  book,
  { field: 'unknown', text: '{ "a":[ 1.50e+3, null ] }', note: 'any key that no version knows' },
];

export const sampleCards: readonly SampleCard[] = [
  {
    title: 'V1, as TavernAI wrote it',
    spec: 'v1',
    fields: [...texts(...shared), { field: 'unknown', text: '[ 1.0 ]', note: 'any other key' }],
  },
  {
    title: 'V2',
    spec: 'v2',
    fields: v2,
    around: [{ field: 'fav', text: 'false', note: 'beside `data`, as SillyTavern writes' }],
  },
  {
    title: 'V3',
    spec: 'v3',
    fields: [
      ...v2,
      { field: 'group_only_greetings', text: '[ "All of you!" ]' },
      { field: 'nickname', text: '"\\u004di"' },
      { field: 'creator_notes_multilingual', text: '{ "ja":"海" }' },
      { field: 'source', text: '[ "https://cards.example/1" ]' },
      { field: 'creation_date', text: '1.7e9' },
      { field: 'modification_date', text: '1.7e9', note: 'until something is edited: then the time of that' },
    ],
  },
  {
    title: 'What programs write although the format has no such thing',
    spec: 'v2',
    fields: [
      { field: 'name', text: '""', note: 'empty' },
      { field: 'description', text: '"d"' },
      { field: 'scenario', text: 'null', note: 'required, but null' },
      { field: 'creator', text: '7', note: 'a number for a text' },
      { field: 'tags', text: '"sea, storm"', note: 'a text for a list' },
      { field: 'alternate_greetings', text: 'null', note: 'null for a list' },
      { field: 'character_book', text: 'null', note: 'null for none' },
      { field: 'personality', text: '"half a sign: \\ud83c"', note: 'half of an emoji' },
    ],
  },
];
