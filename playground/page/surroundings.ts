import type { DiscordStandIn } from '../discord/stand-in.ts';
import type { Person } from '../kit/person.ts';
import type { SlackStandIn } from '../slack/stand-in.ts';
import type { Inside } from './protocol-inside.ts';
import { directMessages, type Platform } from './protocol.ts';
import { Refusal } from './refusal.ts';

/** What the page's server shows and moves. */
export interface Surroundings {
  readonly discord: DiscordStandIn;
  readonly slack: SlackStandIn;
  /** What the product holds now. */
  look(): Promise<Inside>;
  /** Calls back after each exchange with a stand-in. Gives the way to stop. */
  onMove(listener: () => void): () => void;
}

/** @throws Refusal 404 where there is nobody of this id */
export function findPerson(surroundings: Surroundings, platform: Platform, id: string): Person {
  const person = surroundings[platform].people().find((one) => one.id === id);
  if (!person) throw new Refusal(404, 'There is no such person here. Reload the page.');
  return person;
}

/** The ids of the direct messages between the people and the app. */
export function directChannels({ discord, slack }: Surroundings, platform: Platform): ReadonlySet<string> {
  const channels =
    platform === 'discord'
      ? discord.places().filter(({ kind }) => kind === 'direct')
      : slack.workspace(homeWorkspace).channels.filter(({ directWith }) => directWith !== undefined);
  return new Set(channels.map(({ id }) => id));
}

/** The workspace in which the page's people are. */
export const homeWorkspace = 'Lantern';

/** A channel's id as the page says it. */
export const pageChannel = (id: string, direct: ReadonlySet<string>): string =>
  direct.has(id) ? directMessages : id;
