import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCommand } from '../../../bots/slack/grammar.ts';
import { table } from './table.ts';

const read = (text: string) => readCommand('persona', text, table);
const created = (text: string) => {
  const { command, options } = read(`create ${text}`);
  expect(command).toBe('persona create');
  return options;
};

test('what stands before the options is the prompt', () => {
  expect(created('a tired smith  with one eye style:ink name:"Old Tom"')).toEqual({
    prompt: 'a tired smith  with one eye',
    style: 'ink',
    name: 'Old Tom',
  });
});

test('the curly quotes of the clients are quotes, and the name of a key may be typed large', () => {
  expect(created('a smith Name:“Old Tom” STYLE:„ink wash“')).toEqual({
    prompt: 'a smith',
    name: 'Old Tom',
    style: 'ink wash',
  });
});

test('unknown keys, times and options before the last word stay in the prompt', () => {
  expect(created('meet at 12:30 http://inn style:ink mood:grim name:Tom')).toEqual({
    prompt: 'meet at 12:30 http://inn mood:grim',
    style: 'ink',
    name: 'Tom',
  });
  expect(created('style:ink a smith')).toEqual({ prompt: 'style:ink a smith' });
  expect(created('a smith name:"Old Tom')).toEqual({ prompt: 'a smith name:"Old Tom' });
});

test('Slack’s escapes are undone once', () => {
  expect(created('smith &amp; sons &lt;3 &amp;lt;')).toEqual({ prompt: 'smith & sons <3 &lt;' });
});

test('options alone leave the prompt out, and nothing at all leaves everything out', () => {
  expect(created('style:ink')).toEqual({ style: 'ink' });
  expect(created('')).toEqual({});
});

test('a command of one word takes its text as its first option, where none is marked', () => {
  expect(readCommand('privacy', 'improve', table)).toEqual({
    command: 'privacy',
    options: { choice: 'improve' },
  });
});

test('no subcommand, an unknown one and an unknown command lead to the help', () => {
  const help = { command: 'persona help', options: {} };
  expect(read('')).toEqual(help);
  expect(read('paint a cat')).toEqual(help);
  expect(readCommand('nonsense', 'create', table)).toEqual(help);
  expect(read('CREATE a smith').command).toBe('persona create');
});

const word = fc.stringMatching(/^[a-zäöü0-9'!?.,-]{1,12}$/);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
const value = fc.stringMatching(/^[^"“”„&<>\s][^"“”„&<>]{0,30}$/).filter((text) => !/\s$/.test(text));

test('what is typed in the grammar is read back', () => {
  fc.assert(
    fc.property(
      words,
      fc.option(value, { nil: undefined }),
      fc.option(value, { nil: undefined }),
      (prompt, style, name) => {
        const typed = [
          ...(style === undefined ? [] : [`style:"${style}"`]),
          ...(name === undefined ? [] : [`name:“${name}”`]),
        ];
        expect(created([prompt, ...typed].join(' '))).toEqual({
          prompt,
          ...(style === undefined ? {} : { style }),
          ...(name === undefined ? {} : { name }),
        });
      },
    ),
  );
});

test('any text without options arrives as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const text = typed.replaceAll(/[&:]/g, '+').trim();
      expect(readCommand('privacy', text, table)).toEqual({
        command: 'privacy',
        options: text === '' ? {} : { choice: text },
      });
    }),
  );
});

test('a long text of halves of options is read in no time worth naming', () => {
  const text = 'a:"'.repeat(50_000);
  expect(created(text)).toEqual({ prompt: text });
});
