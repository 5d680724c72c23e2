import { z } from 'zod';
import { type Environment, readConfig, webAddress } from '../../core/base/config.ts';

const shard = z
  .string()
  .regex(/^\d{1,5}\/\d{1,5}$/, 'must be the number of this shard and how many there are, such as 0/1')
  .transform((text) => {
    const [id = 0, count = 1] = text.split('/').map(Number);
    return { id, count };
  })
  .refine(({ id, count }) => id < count, 'must count shards from 0: the first of two is 0/2');

/** The settings of Discord. */
export const discordSettings = z.object({
  DISCORD_TOKEN: z
    .string()
    .describe("The bot's token: Discord's Developer Portal, your application, Bot, Reset Token."),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{15,20}$/, 'must be the number that the Developer Portal shows as Application ID')
    .describe("The application's id: Developer Portal, your application, General Information."),
  DISCORD_API: webAddress
    .default('https://discord.com/api')
    .describe("Discord's API. Leave it out unless a proxy or a stand-in takes its place."),
  DISCORD_CDN: webAddress
    .default('https://cdn.discordapp.com')
    .describe(
      'Where Discord serves the files that people give. Leave it out unless a stand-in takes its place.',
    ),
  DISCORD_SHARD: shard
    .prefault('0/1')
    .describe('Which shard this process serves, of how many: 0/1. One process serves one shard.'),
});

export type DiscordSettings = z.output<typeof discordSettings>;

/**
 * Reads the settings of Discord; undefined where none is set.
 * @throws Problem `configuration` if they are set half or wrong
 */
export function readDiscordSettings(environment: Environment): DiscordSettings | undefined {
  const isSet = Object.keys(discordSettings.shape).some((name) => (environment[name] ?? '').trim() !== '');
  return isSet ? readConfig(discordSettings, environment) : undefined;
}
