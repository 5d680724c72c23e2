import { Attachments, type Cdn, type Files } from './attachments.ts';
import { Commands } from './commands.ts';
import { Gateway } from './gateway/gateway.ts';
import { Interactions } from './interactions.ts';
import { Messages } from './messages.ts';
import { Places } from './places.ts';
import { createSnowflakes, stableSnowflake } from './snowflake.ts';
import type { DiscordOptions } from './stand-in.ts';
import { createBot } from './user.ts';
import type { World } from './world.ts';

/**
 * A world with no guild and nobody in it.
 * @param cdn where `files` are served
 */
export function createWorld(options: DiscordOptions, files: Files, cdn: Cdn): World {
  const { token, applicationId = stableSnowflake('application Persona'), clock = Date.now } = options;
  const nextId = createSnowflakes(clock);
  const attachments = new Attachments(files, cdn, nextId);
  const messages = new Messages(attachments);
  return {
    clock,
    nextId,
    token,
    bot: createBot(applicationId),
    people: new Map(),
    places: new Places(),
    messages,
    attachments,
    commands: new Commands(applicationId, nextId),
    interactions: new Interactions(clock, nextId),
    gateway: new Gateway(),
    changed() {
      messages.emit('change');
    },
  };
}
