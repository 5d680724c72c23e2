import ts from 'typescript';
import { expect, test } from 'vitest';
import { nodesOf, productFiles } from './sources.ts';

/** Where a platform may be named: in its own folder, and in the one list. */
const own = /^bots\/(discord|slack)\/|^bots\/platforms\.ts$/;

/** A platform's name, or the name of one of its variables, as a value of the code. */
const names = (path: string, text?: string): string[] =>
  nodesOf(path, text)
    .filter((node) => ts.isStringLiteralLike(node) || ts.isIdentifier(node))
    .map(({ text: name }) => name)
    .filter((name) => /^(discord|slack)$|^(DISCORD|SLACK)_/i.test(name));

test('no code but a platform’s own decides by its name', () => {
  const named = productFiles().filter((path) => !own.test(path) && names(path).length > 0);
  expect(named).toEqual([]);
});

test.each([
  "if (platform === 'discord') return 1;",
  'const token = settings.SLACK_BOT_TOKEN;',
  'const chats = { slack };',
])('%s is found', (text) => {
  expect(names('planted.ts', text)).toHaveLength(1);
});

test('what the code says in sentences is no decision', () => {
  expect(
    names('planted.ts', "/** Discord */ const purpose = 'a Discord server or a Slack workspace';"),
  ).toEqual([]);
});
