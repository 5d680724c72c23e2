import { onTestFinished } from 'vitest';
import { openLog } from '../../../core/base/log.ts';
import { openMetrics } from '../../../core/base/metrics.ts';
import { DiscordApi } from '../../../bots/discord/api.ts';
import { toRegistration } from '../../../bots/discord/commands.ts';
import { openDiscord } from '../../../bots/discord/index.ts';
import { discordSettings } from '../../../bots/discord/settings.ts';
import type { Call } from '../../../bots/call.ts';
import type { Command } from '../../../bots/command.ts';
import type { DrawTarget, Platform } from '../../../bots/platform.ts';
import type { View } from '../../../bots/views/view.ts';
import { startDiscord } from '../../../playground/discord/index.ts';
import type { DiscordOptions, DiscordStandIn } from '../../../playground/discord/stand-in.ts';
import { Journal } from '../../../playground/kit/journal.ts';

export const token = 'MTIz.playground.token';

/** A turnable clock, from now on. */
export class TestClock {
  #ahead = 0;
  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}

/** Commands of the tests' own: Discord must do the same for any table. */
export const commands: readonly Command[] = [
  command('persona create', [
    { name: 'style', description: 'Art style', required: false, choices: [{ label: 'Ink', value: 'ink' }] },
    { name: 'prompt', description: 'Who it is', required: true, longest: 2_000 },
  ]),
  command('persona show', [
    { name: 'name', description: 'Which one', required: false, complete: () => Promise.resolve([]) },
  ]),
  command('persona import', [
    { name: 'file', description: 'A card', required: false, file: true },
    { name: 'note', description: 'What it is', required: false },
  ]),
  command('privacy', []),
];

function command(name: string, options: Command['options']): Command {
  return {
    name,
    description: `Does what ${name} says`,
    options,
    purpose: 'use-own',
    answers: () => 'private',
    run: () => Promise.resolve({ kind: 'nothing' }),
  };
}

export const environmentOf = (discord: DiscordStandIn) => ({
  DISCORD_TOKEN: token,
  DISCORD_APPLICATION_ID: discord.applicationId,
  DISCORD_API: discord.apiUrl,
  DISCORD_CDN: discord.cdn.url,
});

export interface TestBot {
  readonly discord: DiscordStandIn;
  readonly journal: Journal;
  readonly clock: TestClock;
  readonly platform: Platform;
  /** What reached `handle`, in order. */
  readonly calls: readonly Call[];
  /** The call that arrived as number `index`, once `handle` is done with it. */
  readonly handled: (index?: number) => Promise<Call>;
  /** What the log wrote, one JSON text per line. */
  readonly logged: readonly string[];
}

/** Starts the stand-in and Persona's Discord platform with the real client; `handle` answers. */
export async function startBot(
  handle: (call: Call) => Promise<void>,
  options: Partial<DiscordOptions> = {},
): Promise<TestBot> {
  const journal = new Journal();
  const clock = new TestClock();
  const discord = await startDiscord({ journal, token, ...options });
  onTestFinished(() => discord[Symbol.asyncDispose]());
  const environment = environmentOf(discord);
  using api = new DiscordApi(discordSettings.parse(environment), {});
  await api.replaceCommands(toRegistration(commands));
  const logged: string[] = [];
  const log = openLog('info', { write: (line) => logged.push(line) });
  const platform = openDiscord({ clock, log, metrics: openMetrics() }, discordSettings.parse(environment));
  const calls: Call[] = [];
  const done: Promise<void>[] = [];
  await platform.start((call) => {
    calls.push(call);
    const handling = handle(call);
    done.push(handling);
    return handling;
  });
  const handled = async (index = 0) => {
    await done[index];
    const call = calls[index];
    if (!call) throw new Error('no such call arrived');
    return call;
  };
  onTestFinished(() => platform.stop());
  return { discord, journal, clock, platform, calls, handled, logged };
}

export const textView = (text: string): View => ({ tone: 'neutral', elements: [{ kind: 'text', text }] });

/** A view with a picture, as a finished character card has one. */
export const pictureView = (text: string, key: string): View => ({
  tone: 'good',
  elements: [
    { kind: 'picture', picture: { image: onePixel, key, alternative: 'A keeper' } },
    { kind: 'text', text },
  ],
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
);

export const createTyped = {
  command: 'persona',
  subcommand: 'create',
  options: { prompt: 'a lighthouse keeper' },
} as const;

/** The target of a call's first drawing. `posted` as `draw-run` has it: a message is named. */
export function targetOf(call: Call, wanted: 'public' | 'private'): DrawTarget {
  const { private: isPrivate, tokenEnds, place } = call.reply.place(wanted);
  return { private: isPrivate, tokenEnds, place, posted: place.message !== undefined };
}

/** Draws, and gives the target of the next drawing; fails where nothing was drawn. */
export async function drawOn(platform: Platform, target: DrawTarget, view: View): Promise<DrawTarget> {
  const drawn = await platform.draw(target, view);
  if (drawn.outcome !== 'drawn') throw new Error(`the drawing came to ${drawn.outcome}`);
  return { private: drawn.private, tokenEnds: drawn.tokenEnds, place: drawn.place, posted: true };
}
