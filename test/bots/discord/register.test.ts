import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { toRegistration } from '../../../bots/discord/commands.ts';
import { commands as table } from '../../../bots/commands/index.ts';
import { startDiscord } from '../../../playground/discord/index.ts';
import { commandList } from '../../../playground/discord/requests/command.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { commands, environmentOf, token } from './bot.ts';

test('a table becomes commands with subcommands, usable everywhere', () => {
  const [persona, privacy] = toRegistration(commands);
  expect(persona).toMatchObject({
    name: 'persona',
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: [
      {
        type: 1,
        name: 'create',
        options: [
          { name: 'prompt', required: true, max_length: 2_000, autocomplete: false },
          { name: 'style', required: false, choices: [{ name: 'Ink', value: 'ink' }] },
        ],
      },
      { name: 'show', options: [{ name: 'name', autocomplete: true }] },
      {
        name: 'import',
        options: [
          { name: 'file', type: 11 },
          { name: 'note', type: 3 },
        ],
      },
    ],
  });
  expect(privacy).toMatchObject({ name: 'privacy', description: 'Does what privacy says', options: [] });
});

test("Discord takes the product's own table", () => {
  expect(commandList.safeParse(toRegistration(table)).error?.issues ?? []).toEqual([]);
});

const [tsx, program] = ['node_modules/.bin/tsx', 'bots/discord/register.ts'].map((path) => resolve(path));

/** Runs `npm run register`'s program in an environment of its own, away from any `.env`. */
function register(environment: Readonly<Record<string, string>>) {
  const options = { cwd: tmpdir(), env: { PATH: process.env['PATH'] ?? '', ...environment } };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    execFile(tsx ?? '', [program ?? ''], options, (error, stdout, stderr) => {
      done({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

test('registering prints one line, and Discord has the commands', async () => {
  const journal = new Journal();
  const discord = await startDiscord({ journal, token });
  onTestFinished(() => discord[Symbol.asyncDispose]());
  const environment = environmentOf(discord);
  const { code, stdout } = await register(environment);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Registered \d+ commands under \/persona.*\n$/);
  expect(journal.of('discord', 'PUT /api/v10/applications/:application/commands')).toMatchObject([
    { response: { status: 200 } },
  ]);

  const refused = await register({ ...environment, DISCORD_TOKEN: 'MTIz.another.token' });
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(/^DISCORD_TOKEN: .*\n$/);
});

test('without its settings it names them', async () => {
  const { code, stderr } = await register({ DISCORD_TOKEN: '' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^DISCORD_TOKEN, DISCORD_APPLICATION_ID: .*\n$/);
});
