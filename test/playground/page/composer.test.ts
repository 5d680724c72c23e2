import { expect, test } from 'vitest';
import { readTyped } from '../../../playground/page/client/composer/read-typed.ts';
import { optionsOf } from '../../../playground/page/client/composer/send.ts';
import { suggest } from '../../../playground/page/client/composer/suggest.ts';
import type { CommandOption, PageChat } from '../../../playground/page/protocol.ts';

const option = (name: string, more: Partial<CommandOption> = {}): CommandOption => ({
  name,
  description: `The ${name}`,
  kind: 'text',
  required: false,
  choices: [],
  autocomplete: false,
  ...more,
});

const styles = ['Ink', 'Oil painting'].map((name) => ({ name, value: name.toLowerCase() }));
const chat: PageChat = {
  platform: 'discord',
  name: 'Discord',
  app: { id: '1', name: 'Persona' },
  people: [],
  places: [],
  commands: [
    {
      name: 'persona',
      subcommand: 'create',
      description: 'Make one',
      options: [option('prompt'), option('style', { choices: styles }), option('name')],
    },
    {
      name: 'persona',
      subcommand: 'show',
      description: 'Show one',
      options: [option('name', { required: true, autocomplete: true })],
    },
  ],
};

function typedOptions(text: string): Record<string, string> {
  const typed = readTyped(text, chat.commands);
  return typed.kind === 'command' ? optionsOf(typed.values, new Map()) : {};
}

const labels = (text: string, caret = text.length): string[] =>
  suggest(text, caret, chat, undefined).all.map(({ label }) => label);

test.each([
  ['/persona create a shy smith', { prompt: 'a shy smith' }],
  [
    '/persona create a smith style:Oil painting name:Old Tom',
    { prompt: 'a smith', style: 'Oil painting', name: 'Old Tom' },
  ],
  ['/persona create prompt: a smith at 10:30 style:Ink', { prompt: 'a smith at 10:30', style: 'Ink' }],
  ['/persona create', {}],
  ['/persona create style: ', {}],
  ['/persona show Maren', { name: 'Maren' }],
])('%s gives its options', (text, options) => {
  expect(typedOptions(text)).toEqual(options);
});

test('words without a slash are no command', () => {
  expect(readTyped('a /persona', chat.commands)).toEqual({ kind: 'message' });
  expect(readTyped('/perso', chat.commands)).toEqual({ kind: 'naming', typed: '/perso' });
});

test('commands are offered by any part of their name', () => {
  expect(labels('/')).toEqual(['/persona create', '/persona show']);
  expect(labels('/sho')).toEqual(['/persona show']);
});

test('options are offered at once and while a name is typed, never twice, never to a single letter', () => {
  expect(labels('/persona create ')).toEqual(['prompt:', 'style:', 'name:']);
  expect(labels('/persona create a shy st')).toEqual(['style:']);
  expect(labels('/persona create a s')).toEqual([]);
  expect(labels('/persona create a style:Ink st')).toEqual([]);
});

test('choices are offered where one stands, until one is whole', () => {
  expect(labels('/persona create a style:')).toEqual(['Ink', 'Oil painting']);
  expect(labels('/persona create a style:oi')).toEqual(['Oil painting']);
  expect(labels('/persona create a style:Ink')).toEqual([]);
  expect(labels('/persona create a style: name:Tom', '/persona create a style:'.length)).toEqual([
    'Ink',
    'Oil painting',
  ]);
});

test('what is taken stands where it was typed', () => {
  const text = '/persona create a style:oi name:Tom';
  const [taken] = suggest(text, '/persona create a style:oi'.length, chat, undefined).all;
  expect(taken?.text.trim()).toBe('/persona create a style:Oil painting name:Tom');
});

test('what the app offers is shown as it comes, for the option that it is for', () => {
  const offered = { option: 'name', choices: [{ name: 'Maren Holt', value: '01' }] };
  const typed = '/persona show keeper';
  expect(suggest(typed, typed.length, chat, offered).all.map(({ label }) => label)).toEqual(['Maren Holt']);
  expect(suggest(typed, typed.length, chat, { ...offered, option: 'other' }).all).toEqual([]);
});
