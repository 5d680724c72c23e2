/** OpenAI's categories, each with the kinds of input it is applied to (API description, `CreateModerationResponse`). */
export const moderationCategories = {
  hate: ['text'],
  'hate/threatening': ['text'],
  harassment: ['text'],
  'harassment/threatening': ['text'],
  illicit: ['text'],
  'illicit/violent': ['text'],
  'self-harm': ['text', 'image'],
  'self-harm/intent': ['text', 'image'],
  'self-harm/instructions': ['text', 'image'],
  sexual: ['text', 'image'],
  'sexual/minors': ['text'],
  violence: ['text', 'image'],
  'violence/graphic': ['text', 'image'],
} as const;

export type ModerationCategory = keyof typeof moderationCategories;

export type ModerationInput = 'text' | 'image';

export const categoryNames = Object.keys(moderationCategories).filter(isCategory);

function isCategory(name: string): name is ModerationCategory {
  return name in moderationCategories;
}

export const appliesTo = (category: ModerationCategory, input: ModerationInput): boolean =>
  moderationCategories[category].some((kind) => kind === input);
