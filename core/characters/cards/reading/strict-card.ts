import { z } from 'zod';
import type { CardShape } from './card-shape.ts';

const texts = z.array(z.string());

const entryV2 = z.object({
  keys: texts,
  content: z.string(),
  extensions: z.object({}),
  enabled: z.boolean(),
  insertion_order: z.number(),
  name: z.string().optional(),
  priority: z.number().optional(),
  comment: z.string().optional(),
  selective: z.boolean().optional(),
  secondary_keys: texts.optional(),
  constant: z.boolean().optional(),
  position: z.enum(['before_char', 'after_char']).optional(),
});
const bookOf = (entry: z.ZodObject) =>
  z.object({
    name: z.string().optional(),
    description: z.string().optional(),
    scan_depth: z.number().optional(),
    token_budget: z.number().optional(),
    recursive_scanning: z.boolean().optional(),
    extensions: z.object({}),
    entries: z.array(entry),
  });

/** V1: TavernAI's fields. */
const dataV1 = z.object({
  name: z.string(),
  description: z.string(),
  personality: z.string(),
  scenario: z.string(),
  first_mes: z.string(),
  mes_example: z.string(),
});
/** `spec_v2.md` of malfoyslastname/character-card-spec-v2. */
const dataV2 = dataV1.extend({
  creator_notes: z.string(),
  system_prompt: z.string(),
  post_history_instructions: z.string(),
  alternate_greetings: texts,
  tags: texts,
  creator: z.string(),
  character_version: z.string(),
  extensions: z.object({}),
  character_book: bookOf(entryV2).optional(),
});
/** `SPEC_V3.md` of kwaroran/character-card-spec-v3. */
const dataV3 = dataV2.extend({
  group_only_greetings: texts,
  nickname: z.string().optional(),
  creator_notes_multilingual: z.record(z.string(), z.string()).optional(),
  source: texts.optional(),
  creation_date: z.number().optional(),
  modification_date: z.number().optional(),
  assets: z
    .array(z.object({ type: z.string(), uri: z.string(), name: z.string(), ext: z.string() }))
    .optional(),
  character_book: bookOf(
    entryV2.extend({ use_regex: z.boolean(), id: z.union([z.string(), z.number()]).optional() }),
  ).optional(),
});

const known = {
  v1: { data: dataV1, around: undefined },
  v2: {
    data: dataV2,
    around: z.object({ spec: z.literal('chara_card_v2'), spec_version: z.literal('2.0') }),
  },
  v3: {
    data: dataV3,
    around: z.object({ spec: z.literal('chara_card_v3'), spec_version: z.literal('3.0') }),
  },
};

/** Where a card is not what its version of the format asks for, as paths; `$.` stands before what is not in `data`. */
export function faultsOf({ spec, data, around }: CardShape): string[] {
  const strict = known[spec];
  return [
    ...pathsOf(strict.around?.safeParse(around).error).map((path) => `$.${path}`),
    ...pathsOf(strict.data.safeParse(data).error),
  ];
}

const pathsOf = (error: z.ZodError | undefined): string[] =>
  (error?.issues ?? []).map(({ path }) => pathOf(path));

/** A path as people write it: `character_book.entries[3].keys`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
