import { jsonSchema } from '../strict-schema.ts';
import { readBrief } from './brief.ts';
import { composeCharacter } from './character.ts';
import { fill } from './fill.ts';

/**
 * Writes JSON that fits the schema: a character profile where the properties are those of one, else plausible words.
 * The same schema and input always give the same text.
 */
export function writeJson(schema: unknown, input: string): string {
  const root = jsonSchema.parse(schema);
  const character = composeCharacter(readBrief(input), input);
  return JSON.stringify(fill(root, { name: '', character, root, index: 0 }));
}

/** Writes prose: who the character is, for requests that ask for no JSON. */
export function writeText(input: string): string {
  const { name, texts } = composeCharacter(readBrief(input), input);
  return [name, texts['tagline'], texts['personality'], texts['backstory']].join('\n\n');
}
