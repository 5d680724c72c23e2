import { z } from 'zod';

/**
 * What the writer fills in. `appearance` comes first: the model follows the order of the schema, and painting starts
 * as soon as it is complete. Lengths are asked for in the descriptions and enforced by `workers/openai/trim.ts`,
 * since the structured output of the Responses API knows no maximal lengths of strings.
 */
export const profileSchema = z.object({
  appearance: z
    .string()
    .describe(
      'What a portrait painter must know: face, hair, clothes, pose, place, light. 40 to 90 words, no name.',
    ),
  name: z.string().describe('The name of the character, at most 60 characters.'),
  tagline: z.string().describe('One line that makes one curious, at most 120 characters.'),
  personality: z.string().describe('How the character thinks, feels and behaves, 60 to 120 words.'),
  backstory: z.string().describe('What made the character who it is, 80 to 160 words.'),
  traits: z.array(z.string()).describe('Three to six traits, each one or two words.'),
  goals: z.array(z.string()).describe('One to three goals, each one short sentence.'),
  flaws: z.array(z.string()).describe('One to three flaws, each one short sentence.'),
  speechStyle: z.string().describe('How the character speaks: rhythm, words, habits. 20 to 50 words.'),
  firstMessage: z.string().describe('What the character says first when somebody meets it, 30 to 80 words.'),
  exampleDialogue: z.string().describe('Four to six lines between {{user}} and {{char}}, one line each.'),
  tags: z.array(z.string()).describe('Three to six lower-case tags, one word each.'),
});

export type Profile = z.output<typeof profileSchema>;
