/** What the request asks for, read from its lines `Prompt: …`, `Character type: …` and so on. */
export interface Brief {
  readonly prompt: string;
  readonly type?: string;
  readonly name?: string;
  readonly language?: string;
  /** To be kept word for word. */
  readonly appearance?: string;
  /** The profile that is written anew, as JSON. */
  readonly profile?: string;
  /** What shall become different of it. */
  readonly wish?: string;
}

const labels = {
  prompt: 'prompt',
  'character type': 'type',
  name: 'name',
  language: 'language',
  'appearance to keep': 'appearance',
  profile: 'profile',
  wish: 'wish',
  field: undefined,
  // For the painter, or nothing that changes words: read so that it is not taken for a part of the prompt.
  'art style': undefined,
  style: undefined,
  variation: undefined,
} as const;
const isLabel = (label: string): label is keyof typeof labels => Object.hasOwn(labels, label);

/**
 * Reads the labelled lines; a value goes on over further lines until the next label. The first line of a label counts,
 * and a text without labels is the prompt.
 */
export function readBrief(text: string): Brief {
  const found: Partial<Record<keyof Brief, string>> = {};
  let current: keyof Brief | undefined;
  for (const line of text.split('\n')) {
    const [, label = '', value = ''] = /^([A-Z][a-z ]+): ?(.*)$/.exec(line) ?? [];
    const known = label.toLowerCase();
    if (isLabel(known)) {
      const field = labels[known];
      current = field !== undefined && found[field] === undefined ? field : undefined;
      if (current) found[current] = value;
    } else if (current) found[current] = `${found[current] ?? ''}\n${line}`;
  }
  const filled = Object.fromEntries(
    Object.entries(found)
      .map(([key, value]) => [key, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
  return { prompt: text.trim(), ...filled };
}
