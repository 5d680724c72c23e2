import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuedSecrets } from './issued-secrets.ts';
import { toHar } from './kit/har.ts';
import type { SeenMessage } from './kit/person.ts';
import type { openStack as OpenStack, Stack } from './stack.ts';
import { readTryOptions, type TryOptions } from './try-options.ts';
import { createInChat, type SeenState } from './watch-run.ts';

// The main job once, without a browser: everything on one machine, no account anywhere.

const started = performance.now();

try {
  const options = readTryOptions(process.argv.slice(2));
  // Loading the whole system takes a second: wrong words are answered before.
  const { explainStart, openStack } = await import('./stack.ts');
  await tryOnce(options, openStack).catch((error: unknown) => {
    fail(explainStart(error));
  });
} catch (error) {
  fail([error instanceof Error ? error.message : String(error)]);
}

function fail(lines: readonly string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}

async function tryOnce(options: TryOptions, openStack: typeof OpenStack): Promise<void> {
  // Before anything starts: whoever has waited for a card must not lose it to a wrong path.
  const out = prepareOut(options.out);
  if (options.har) prepareTrace(options.har);
  const kept = process.env['PERSONA_DATA']?.trim();
  const folder = kept || mkdtempSync(join(tmpdir(), 'persona-'));
  try {
    await using stack = await openStack({ folder, given: process.env });
    const last = await run(stack, options);
    if (options.har) {
      const secrets = [...stack.secrets, ...issuedSecrets(stack.journal)];
      writeFileSync(options.har, JSON.stringify(toHar(stack.journal, secrets), null, 1));
    }
    if (isCard(last)) await writeCard(stack, options, out);
    else throw new Error(last.text.split('\n').join(' '));
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

function isCard(message: SeenMessage): boolean {
  return message.buttons.some((button) => button.action.startsWith('repaint:'));
}

function run(stack: Stack, options: TryOptions): Promise<SeenMessage> {
  const chat = options.on === 'slack' ? stack.slack : stack.discord;
  const say = (state: SeenState) => {
    if (state === 'done') return;
    console.log(options.json ? JSON.stringify({ state }) : state);
  };
  return createInChat(chat, chat.person('Ada'), { prompt: options.prompt }, say);
}

async function writeCard(stack: Stack, options: TryOptions, out: string): Promise<void> {
  const card = await stack.newestCard(options.on, 'Ada');
  const png = join(out, `${card.file}.png`);
  const json = join(out, `${card.file}.json`);
  writeFileSync(png, card.png);
  writeFileSync(json, card.json);
  const milliseconds = Math.round(performance.now() - started);
  if (options.json) console.log(JSON.stringify({ state: 'done', name: card.name, png, json, milliseconds }));
  else console.log(`done\n${card.name}: ${png} and ${json}, ${(milliseconds / 1000).toFixed(1)} s`);
}

function prepareOut(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw new Error(`${folder} cannot be written to. Name another folder with --out`, { cause: error });
  }
}

function prepareTrace(file: string): void {
  try {
    writeFileSync(file, '');
  } catch (error) {
    throw new Error(`${file} cannot be written. Name another file with --har`, { cause: error });
  }
}
