import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileSchema } from '../../../core/profile/profile.ts';
import { trimProfile, trimText } from '../../../workers/openai/trim.ts';

const text = fc.oneof(
  fc.lorem({ maxCount: 400 }),
  fc.string({ unit: 'binary', maxLength: 3_000 }),
  fc.constant('龍'.repeat(2_000)),
);
const list = fc.array(text, { maxLength: 12 });
const profiles = fc.record({
  appearance: text,
  name: text,
  tagline: text,
  personality: text,
  backstory: text,
  traits: list,
  goals: list,
  flaws: list,
  speechStyle: text,
  firstMessage: text,
  exampleDialogue: text,
  tags: list,
});
const longest = { appearance: 900, name: 60, tagline: 120, personality: 1_000, backstory: 1_400 } as const;

test('whatever the model wrote fits afterwards, and trimming it again changes nothing', () => {
  fc.assert(
    fc.property(profiles, (profile) => {
      const trimmed = trimProfile(profile);
      expect(profileSchema.parse(trimmed)).toEqual(trimmed);
      for (const [field, length] of Object.entries(longest)) {
        expect(Array.from(trimmed[field as keyof typeof longest]).length).toBeLessThanOrEqual(length);
      }
      expect(trimmed.traits.length).toBeLessThanOrEqual(6);
      expect([...trimmed.goals, ...trimmed.tags]).not.toContain('');
      expect(trimProfile(trimmed)).toEqual(trimmed);
    }),
    { numRuns: 50 },
  );
});

test('a text that fits stays as it is', () => {
  expect(trimText('tagline', '  Counts the tides.  ')).toBe('Counts the tides.');
});

test('a long text ends at a word and shows the cut', () => {
  expect(trimText('name', `${'word '.repeat(20)}end`)).toBe(`${'word '.repeat(11).trim()}…`);
});

test('a text without spaces is cut between two characters', () => {
  expect(trimText('name', '👑'.repeat(100))).toBe(`${'👑'.repeat(59)}…`);
});
