import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionsIn } from '../../../playground/slack/mentions.ts';
import { commandText } from '../../../playground/slack/people/command-text.ts';
import { asRead } from '../../../playground/slack/people/seen.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text full of what Slack gives a meaning to. */
const hostile = fc
  .array(
    fc.constantFrom('<', '>', '&', '!', '@', '|', '^', 'channel', 'here', 'U12', ' ', 'amp;', 'lt;', 'a'),
  )
  .map((parts) => parts.join(''));

test('escaped text calls nobody and reads as it was written', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(mentionsIn(escape(text), [], false)).toEqual([]);
      expect(asRead(escape(text))).toBe(text);
    }),
  );
});

test('links and dates read as their words', () => {
  expect(asRead('<https://a.example/b|the site> at <!date^1700000000^{date}|14 November>')).toBe(
    'the site at 14 November',
  );
  expect(asRead('<!here> <https://a.example/>')).toBe('@here https://a.example/');
});

test('options follow the prompt, quoted where they have spaces', () => {
  expect(commandText({ command: 'privacy' })).toBe('');
  expect(
    commandText({
      command: 'persona',
      subcommand: 'create',
      options: { style: 'ink', prompt: 'a cat', name: 'Old Tom' },
    }),
  ).toBe('create a cat style:ink name:"Old Tom"');
});
