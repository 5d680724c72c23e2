import {
  type APIInteractionResponse,
  DiscordAPIError,
  MessageFlags,
  type RawFile,
  REST,
  type RESTOptions,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { discordAgent } from './agent.ts';
import type { DiscordSettings } from './settings.ts';
import type { WrittenMessage } from './write.ts';

const sentMessage = z.object({
  id: z.string(),
  channel_id: z.string(),
  flags: z.int().default(0),
  attachments: z.array(z.object({ id: z.string() })),
});

/** A message as Discord gives it back. */
export type SentMessage = z.output<typeof sentMessage>;

const application = z.object({ id: z.string(), name: z.string(), flags: z.int().default(0) });

const channel = z.object({ id: z.string() });

/**
 * The calls of Discord's REST API that Persona makes. What goes by an interaction's token carries no bot token.
 * Each rejects with discord.js's DiscordAPIError where Discord refuses.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#endpoints
 */
export class DiscordApi implements Disposable {
  readonly #rest: REST;
  readonly #application: string;

  constructor(settings: DiscordSettings, options: Partial<RESTOptions>) {
    this.#rest = new REST({ ...options, agent: discordAgent, api: settings.DISCORD_API, version: '10' });
    this.#rest.setToken(settings.DISCORD_TOKEN);
    this.#application = settings.DISCORD_APPLICATION_ID;
  }

  /** The first answer to an interaction. */
  async answer(
    interaction: { readonly id: string; readonly token: string },
    body: APIInteractionResponse | object,
    files: readonly RawFile[] = [],
  ): Promise<void> {
    const route = Routes.interactionCallback(interaction.id, interaction.token);
    await this.#rest.post(route, { auth: false, body, files: [...files] });
  }

  async followUp(token: string, message: WrittenMessage, isPrivate: boolean): Promise<SentMessage> {
    const route = Routes.webhook(this.#application, token);
    const query = new URLSearchParams({ wait: 'true' });
    const body = isPrivate ? asEphemeral(message) : message.body;
    return sentMessage.parse(
      await this.#rest.post(route, { auth: false, query, body, files: [...message.files] }),
    );
  }

  async editByToken(token: string, id: string, message: WrittenMessage): Promise<SentMessage> {
    const route = Routes.webhookMessage(this.#application, token, id);
    return sentMessage.parse(await this.#rest.patch(route, { auth: false, ...upload(message) }));
  }

  /** The first answer's message; undefined where there is none. */
  async findOriginal(token: string): Promise<SentMessage | undefined> {
    const route = Routes.webhookMessage(this.#application, token, '@original');
    return unlessUnknown(async () => sentMessage.parse(await this.#rest.get(route, { auth: false })));
  }

  /** Removes the first answer's message, if it is still there. */
  async removeOriginal(token: string): Promise<void> {
    const route = Routes.webhookMessage(this.#application, token, '@original');
    await unlessUnknown(() => this.#rest.delete(route, { auth: false }));
  }

  /** @param nonce within a few minutes the same nonce posts once: a repeated call gives the first message */
  async post(channelId: string, message: WrittenMessage, nonce: string | undefined): Promise<SentMessage> {
    const once = nonce === undefined ? {} : { nonce, enforce_nonce: true };
    const body = { ...message.body, ...once };
    const route = Routes.channelMessages(channelId);
    return sentMessage.parse(await this.#rest.post(route, { body, files: [...message.files] }));
  }

  async edit(channelId: string, id: string, message: WrittenMessage): Promise<SentMessage> {
    const route = Routes.channelMessage(channelId, id);
    return sentMessage.parse(await this.#rest.patch(route, upload(message)));
  }

  /** The id of the direct messages between the bot and a person. */
  async openDirect(user: string): Promise<string> {
    const body = { recipient_id: user };
    return channel.parse(await this.#rest.post(Routes.userChannels(), { body })).id;
  }

  /** The application that the bot's token belongs to. */
  async application(): Promise<z.output<typeof application>> {
    return application.parse(await this.#rest.get(Routes.currentApplication()));
  }

  /** The application's commands as Discord has them. */
  registeredCommands(): Promise<unknown> {
    return this.#rest.get(Routes.applicationCommands(this.#application));
  }

  /** Replaces all commands of the application. */
  async replaceCommands(commands: readonly object[]): Promise<void> {
    await this.#rest.put(Routes.applicationCommands(this.#application), { body: commands });
  }

  [Symbol.dispose](): void {
    this.#rest.clearHashSweeper();
    this.#rest.clearHandlerSweeper();
  }
}

/** The body of a message that one person sees. */
export const asEphemeral = ({ body }: WrittenMessage): object => ({
  ...body,
  flags: body.flags | MessageFlags.Ephemeral,
});

const upload = (message: WrittenMessage): { body: object; files: RawFile[] } => ({
  body: message.body,
  files: [...message.files],
});

/** Whether Discord refused with one of these codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export const isRefusedAs = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.some((code) => code === error.code);

/** Whether Discord refused with one of these HTTP statuses. */
export const isRefusedWith = (error: unknown, ...statuses: readonly number[]): boolean =>
  error instanceof DiscordAPIError && statuses.includes(error.status);

async function unlessUnknown<Value>(call: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isRefusedWith(error, 404)) return undefined;
    throw error;
  }
}
