import type { Core } from '../../core/core.ts';
import type { Call } from '../call.ts';
import type { Command } from '../command.ts';
import type { Drawn, DrawTarget, Platform } from '../platform.ts';
import type { View } from '../views/view.ts';
import { type OpenApp, openApp } from './app.ts';
import { clientOf } from './clients.ts';
import { draw } from './draw.ts';
import { listen } from './listen.ts';
import { toRefusedToken } from './refusals.ts';
import type { SlackSettings } from './settings.ts';

class Slack implements Platform {
  readonly name = 'slack';
  readonly #core: Core;
  readonly #settings: SlackSettings;
  readonly #commands: readonly Command[];
  #open: OpenApp | undefined;

  constructor(core: Core, settings: SlackSettings, commands: readonly Command[]) {
    this.#core = core;
    this.#settings = settings;
    this.#commands = commands;
  }

  /** @throws Problem `configuration` where Slack refuses a token */
  async start(handle: (call: Call) => Promise<void>): Promise<void> {
    const open = await openApp(this.#core, this.#settings);
    listen(open.app, { core: this.#core, commands: this.#commands, prefix: this.#settings.prefix }, handle);
    // Of starting, only Socket Mode asks anything of Slack: a connection, for the app's token.
    await open.app.start().catch(toRefusedToken('SLACK_APP_TOKEN'));
    this.#open = open;
  }

  async draw(target: DrawTarget, view: View): Promise<Drawn> {
    return draw(await clientOf(this.#core, this.#settings, target.place.team), target, view);
  }

  isConnected(): boolean {
    return this.#open?.isConnected() ?? false;
  }

  async stop(): Promise<void> {
    await this.#open?.app.stop();
    this.#open = undefined;
  }
}

/** Slack as it is configured, with a table of commands. */
export const openSlack = (core: Core, settings: SlackSettings, commands: readonly Command[]): Platform =>
  new Slack(core, settings, commands);
