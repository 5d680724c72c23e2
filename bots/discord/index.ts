import { Status } from 'discord.js';
import { later, minute, second } from '../../core/base/clock.ts';
import type { Core } from '../../core/core.ts';
import { closePlace } from '../../core/jobs/close-place.ts';
import type { Platform, PlatformDefinition } from '../platform.ts';
import { DiscordApi } from './api.ts';
import { connect, createClient, listen, onRemoval } from './client.ts';
import { draw } from './draw.ts';
import { examineDiscord } from './examine.ts';
import { platformName, readInteraction } from './read.ts';
import { InteractionReply } from './reply.ts';
import { type DiscordSettings, discordSettings, readDiscordSettings } from './settings.ts';

// https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
const tokenLife = 15 * minute;
const requestTimeout = 10 * second;

type Needed = Pick<Core, 'clock' | 'log' | 'metrics'>;

export const discord: PlatformDefinition = {
  name: platformName,
  variables: discordSettings,
  configure(environment) {
    const settings = readDiscordSettings(environment);
    return (
      settings &&
      ((core) =>
        openDiscord(core, settings, (team) =>
          closePlace(core, { platform: platformName, kind: 'server', team }),
        ))
    );
  },
  async examine(environment) {
    const settings = readDiscordSettings(environment);
    return settings ? examineDiscord(settings) : [];
  },
};

/**
 * Discord by its gateway.
 * @param left is told of each server that removes the bot
 */
export function openDiscord(
  core: Needed,
  settings: DiscordSettings,
  left: (server: string) => Promise<void> = () => Promise.resolve(),
): Platform {
  const client = createClient(settings, core);
  onRemoval(client, core, left);
  const answering = new DiscordApi(settings, { timeout: requestTimeout, retries: 1 });
  // A draw is repeated by its queue: by itself it neither waits nor sends twice.
  const drawing = new DiscordApi(settings, {
    timeout: requestTimeout,
    retries: 0,
    rejectOnRateLimit: () => true,
  });
  let finishReceived = () => Promise.resolve();
  return {
    name: platformName,
    async start(handle) {
      finishReceived = listen(client, core, async (interaction, parentChannel) => {
        const tokenEnds = later(core.clock, tokenLife);
        const call = readInteraction(
          interaction,
          { tokenEnds, cdn: settings.DISCORD_CDN, parentChannel },
          (one) => new InteractionReply(answering, one),
        );
        if (call) await handle(call);
      });
      await connect(client, settings);
    },
    draw: (target, view) => draw(drawing, core.clock, target, view),
    isConnected: () => client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready),
    async stop() {
      await finishReceived();
      await client.destroy();
      answering[Symbol.dispose]();
      drawing[Symbol.dispose]();
    },
  };
}
