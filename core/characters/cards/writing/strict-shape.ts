import { isObject, textOf, textsOf } from '../reading/loose-values.ts';

/** What kind of value a field of the format holds. */
export interface Kind {
  fits(value: unknown): boolean;
  /** Something that fits, made of what was there; undefined if nothing can be. */
  mend(value: unknown): unknown;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const text: Kind = {
  fits: isText,
  mend: (value) => (isObject(value) ? JSON.stringify(value) : textOf(value)),
};
/** Each a text of its own: one that stands alone is the first. */
const texts: Kind = {
  fits: isTexts,
  mend: (value) =>
    [value]
      .flat()
      .map(textOf)
      .filter((each) => each !== ''),
};
/** Words, which programs also write as one text with commas. */
const words: Kind = { fits: isTexts, mend: textsOf };
const object: Kind = { fits: isObject, mend: () => undefined };
const list: Kind = { fits: Array.isArray, mend: () => undefined };
const flag: Kind = {
  fits: (value) => typeof value === 'boolean',
  mend(value) {
    if (value === 'true' || value === 1) return true;
    return value === 'false' || value === 0 ? false : undefined;
  },
};
const number: Kind = {
  fits: (value) => typeof value === 'number',
  mend(value) {
    const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    return Number.isFinite(found) ? found : undefined;
  },
};

const textsByKey: Kind = {
  fits: (value) => isObject(value) && Object.values(value).every(isText),
  mend: (value) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, textOf(each)]))
      : undefined,
};
const textOrNumber: Kind = {
  fits: (value) => isText(value) || number.fits(value),
  mend: () => undefined,
};
const position: Kind = {
  fits: (value) => value === 'before_char' || value === 'after_char',
  mend: () => undefined,
};

/** What must stand in one object of a card, with what it holds where nobody said, and what may be absent. */
export interface Shape {
  readonly required: Readonly<Record<string, readonly [kind: Kind, otherwise: unknown]>>;
  readonly optional: Readonly<Record<string, Kind>>;
}

const some = [text, ''] as const;
const none = [texts, []] as const;

/** `data` of a V2, as its specification has it. */
const dataV2: Shape = {
  required: {
    name: some,
    description: some,
    personality: some,
    scenario: some,
    first_mes: some,
    mes_example: some,
    creator_notes: some,
    system_prompt: some,
    post_history_instructions: some,
    alternate_greetings: none,
    tags: [words, []],
    creator: some,
    character_version: some,
    extensions: [object, {}],
  },
  optional: { character_book: object },
};

const dataV3: Shape = {
  required: { ...dataV2.required, group_only_greetings: none },
  optional: {
    ...dataV2.optional,
    assets: list,
    nickname: text,
    creator_notes_multilingual: textsByKey,
    source: texts,
    creation_date: number,
    modification_date: number,
  },
};

/** A lorebook, its entries apart. */
export const book: Shape = {
  required: { extensions: [object, {}], entries: [list, []] },
  optional: {
    name: text,
    description: text,
    scan_depth: number,
    token_budget: number,
    recursive_scanning: flag,
  },
};

const entryV2: Shape = {
  required: {
    keys: [words, []],
    content: some,
    extensions: [object, {}],
    enabled: [flag, true],
    insertion_order: [number, 100],
  },
  optional: {
    case_sensitive: flag,
    name: text,
    id: number,
    priority: number,
    comment: text,
    selective: flag,
    secondary_keys: words,
    constant: flag,
    position,
  },
};

const entryV3: Shape = {
  ...entryV2,
  required: { ...entryV2.required, use_regex: [flag, false] },
  optional: { ...entryV2.optional, id: textOrNumber },
};

export const shapes = {
  v2: { data: dataV2, entry: entryV2 },
  v3: { data: dataV3, entry: entryV3 },
} as const;
