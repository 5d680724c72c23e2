import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { writeJson } from '../../../playground/openai/writer/write.ts';
import { profile } from './start.ts';

const schema = z.toJSONSchema(profile);
const write = (input: string) => profile.parse(JSON.parse(writeJson(schema, input)));

test('any input gives a profile that fits the schema', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (input) => {
      expect(() => write(input)).not.toThrow();
    }),
    { numRuns: 200 },
  );
});

test.each(['a retired lighthouse keeper', 'злой кот на крыше', '雨の中の傘職人', 'حارس المنارة'])(
  'the words of the prompt appear in the profile: %s',
  (prompt) => {
    expect(write(`Prompt: ${prompt}`).appearance).toContain(prompt);
  },
);

test('the lines of the request decide name, appearance and greeting', () => {
  const text =
    'Prompt: a fox\nwho sails\nName: Otto Weiß\nLanguage: German\nAppearance to keep: Red fur, blue coat.';
  const part = z.object({ appearance: z.string(), name: z.string(), firstMessage: z.string() });
  const { firstMessage, ...rest } = part.parse(JSON.parse(writeJson(z.toJSONSchema(part), text)));
  expect(rest).toEqual({ appearance: 'Red fur, blue coat.', name: 'Otto Weiß' });
  expect(firstMessage).toMatch(/^Guten Abend! .*a fox who sails/);
});

test('a line of the prompt that looks like a label stays in the prompt', () => {
  const { appearance } = write('Prompt: a sailor.\nLikes: cold tea\nArt style: woodcut');
  expect(appearance).toContain('a sailor. Likes: cold tea');
  expect(appearance).not.toContain('woodcut');
});

test('an order becomes the thing that was ordered', () => {
  expect(write('Prompt: Please make me a dragon who bakes bread.').appearance).toMatch(
    /\ba dragon who bakes bread\b/,
  );
});

test('the same request gives the same profile, another one another', () => {
  expect(write('Prompt: a fox')).toEqual(write('Prompt: a fox'));
  expect(write('Prompt: a fox').name).not.toBe(write('Prompt: an owl').name);
});

test('the speakers of a dialogue take turns', () => {
  expect(write('Prompt: a fox').exampleDialogue.map(({ speaker }) => speaker)).toEqual([
    'user',
    'character',
    'user',
    'character',
  ]);
});

test('bounds, choices, nullable and unknown properties are respected', () => {
  const odd = z.object({
    motto: z.string().max(20),
    mood: z.enum(['calm', 'wild']).nullable(),
    age: z.int().min(18).max(99),
    real: z.boolean(),
    favouriteFood: z.string(),
    goals: z.array(z.string().max(12)).min(7).max(7),
    kind: z.literal('character'),
    friends: z.array(z.object({ name: z.string() })).max(1),
  });
  const written = odd.parse(JSON.parse(writeJson(z.toJSONSchema(odd), 'Prompt: a fox')));
  expect(written.favouriteFood).toContain('favourite food');
});
