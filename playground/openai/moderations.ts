import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { StandInRequest } from '../kit/endpoint.ts';
import type { Answer } from '../kit/send.ts';
import { badRequest, requestId, unknownModel } from './errors.ts';
import {
  appliesTo,
  categoryNames,
  type ModerationCategory,
  type ModerationInput,
} from './moderation-categories.ts';
import { readJson } from '../kit/read-json.ts';
import type { OpenaiScenario } from './scenario.ts';

export const moderationModels = ['omni-moderation-latest', 'omni-moderation-2024-09-26'];
const answeringModel = 'omni-moderation-2024-09-26';

const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string().min(1) }) }),
]);
const requestSchema = z.object({
  model: z.string().default('omni-moderation-latest'),
  input: z.union([z.string(), z.array(z.string()).min(1), z.array(part).min(1)]),
});

/** One thing to be judged: some texts, and perhaps a picture. Each string of a list is judged by itself, parts together. */
interface Subject {
  readonly texts: readonly string[];
  readonly hasImage: boolean;
}

/**
 * `POST /v1/moderations`. A text is flagged where it carries a marker with a category's name in double brackets:
 * `[[sexual]]`, `[[sexual/minors]]`, `[[violence/graphic]]`, `[[hate]]`, `[[self-harm]]` and so on. Nothing else in a text
 * is judged, so that no prompt is refused by accident. Pictures are flagged only where the scenario says so.
 */
export function moderate(request: StandInRequest, scenario: OpenaiScenario): Answer {
  const parsed = requestSchema.safeParse(readJson(request.body));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return badRequest(`Invalid value: ${issue?.message ?? 'no JSON'}`, issue?.path.join('.') || null);
  }
  const { model, input } = parsed.data;
  if (!moderationModels.includes(model)) return unknownModel(model);
  return {
    headers: { 'content-type': 'application/json', ...requestId() },
    body: {
      id: `modr-${randomUUID().replaceAll('-', '')}`,
      model: answeringModel,
      results: toSubjects(input).map((subject) => judge(subject, scenario)),
    },
  };
}

function toSubjects(input: z.infer<typeof requestSchema>['input']): Subject[] {
  if (typeof input === 'string') return [{ texts: [input], hasImage: false }];
  const parts = input.filter((item) => typeof item !== 'string');
  if (parts.length === 0)
    return input
      .filter((item) => typeof item === 'string')
      .map((text) => ({ texts: [text], hasImage: false }));
  return [
    {
      texts: parts.flatMap((item) => (item.type === 'text' ? [item.text] : [])),
      hasImage: parts.some((item) => item.type === 'image_url'),
    },
  ];
}

function judge({ texts, hasImage }: Subject, scenario: OpenaiScenario) {
  const text = texts.join('\n').toLowerCase();
  const present: Record<ModerationInput, boolean> = { text: texts.length > 0, image: hasImage };
  const flaggedBy = (category: ModerationCategory): boolean =>
    (present.text && (isMarked(text, category) || scenario.moderation.text.includes(category))) ||
    (present.image && appliesTo(category, 'image') && scenario.moderation.image.includes(category));
  const appliedTo = (category: ModerationCategory): ModerationInput[] =>
    (['text', 'image'] as const).filter((kind) => present[kind] && appliesTo(category, kind));
  return {
    flagged: categoryNames.some(flaggedBy),
    categories: byCategory(flaggedBy),
    category_scores: byCategory((category) => score(category, text, flaggedBy(category))),
    category_applied_input_types: byCategory(appliedTo),
  };
}

/** `[[sexual/minors]]` marks `sexual` as well, as the real service flags both. */
const isMarked = (text: string, category: ModerationCategory): boolean =>
  text.includes(`[[${category}]]`) || text.includes(`[[${category}/`);

const byCategory = <T>(value: (category: ModerationCategory) => T): Record<string, T> =>
  Object.fromEntries(categoryNames.map((category) => [category, value(category)]));

/** Between 0.9 and 1 where flagged, else below 0.01; the same text always has the same score. */
function score(category: ModerationCategory, text: string, flagged: boolean): number {
  const fraction = createHash('sha256').update(category).update(text).digest().readUInt16BE() / 65_536;
  return flagged ? 0.9 + fraction * 0.1 : fraction * 0.01;
}
