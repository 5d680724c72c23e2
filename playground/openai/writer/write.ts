import { z } from 'zod';
import { readJson } from '../../kit/read-json.ts';
import { type JsonSchema, jsonSchema } from '../strict-schema.ts';
import { type Brief, readBrief } from './brief.ts';
import { composeCharacter } from './character.ts';
import { fill } from './fill.ts';

/**
 * Writes JSON that fits the schema: a character profile where the properties are those of one, else plausible words.
 * The same schema and input always give the same text.
 */
export function writeJson(schema: unknown, input: string): string {
  const root = jsonSchema.parse(schema);
  const character = composeCharacter(keepName(readBrief(input), root), input);
  return JSON.stringify(fill(root, { name: '', character, root, index: 0 }));
}

const named = z.object({ name: z.string().min(1) });

/** Who is written anew keeps their name, unless a name is all that is asked for. */
function keepName(brief: Brief, { properties = {} }: JsonSchema): Brief {
  if (brief.profile === undefined || Object.keys(properties).join() === 'name') return brief;
  const present = named.safeParse(readJson(Buffer.from(brief.profile)));
  return { ...brief, ...(present.success && present.data) };
}

/** Writes prose: who the character is, for requests that ask for no JSON. */
export function writeText(input: string): string {
  const { name, texts } = composeCharacter(readBrief(input), input);
  return [name, texts['tagline'], texts['personality'], texts['backstory']].join('\n\n');
}
