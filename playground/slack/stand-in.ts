import type { Chat } from '../kit/person.ts';
import type { SlackFileReference } from './blocks/text.ts';
import type { Journal } from '../kit/journal.ts';
import type { StandInServer } from '../kit/server.ts';
import type { Outcome } from './delivery/deliveries.ts';
import type { SentRequest } from './delivery/http-carrier.ts';
import type { DisconnectReason } from './delivery/socket-carrier.ts';
import type { SlackPerson } from './people/slack-person.ts';
import type { UninstallEvent } from './uninstall.ts';
import type { Channel } from './workspace.ts';
import type { AppCredentials } from './world.ts';

export interface SlackOptions extends AppCredentials {
  readonly journal: Journal;
  /** `xoxb-…`: the app is installed with it in the first workspace, "Lantern". */
  readonly botToken: string;
  readonly port?: number;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Milliseconds that Slack waits for an acknowledgement; 3,000 as the real one does. */
  readonly patience?: number;
  /** Milliseconds before each further delivery of an event; default 0, one minute, five minutes. */
  readonly retryDelays?: readonly number[];
  /** Where everything is kept between starts; default: nothing is. */
  readonly folder?: string;
}

/** One workspace, as tests and the playground's page use it. */
export interface SlackWorkspace {
  readonly id: string;
  readonly name: string;
  /** `xoxb-…` while the app is installed. */
  readonly botToken: string | undefined;
  /** The channels and the direct messages with the app. */
  readonly channels: readonly Channel[];
  addChannel(name: string): Channel;
  /** Where the picture is that an image refers to, for who has a session; undefined: it is gone. */
  pictureAddress(reference: SlackFileReference): string | undefined;
  person(name: string): SlackPerson;
}

/** https://docs.slack.dev/reference/app-manifest#slash_commands */
export interface SlashCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
}

export interface SlackStandIn extends StandInServer, Chat {
  readonly platform: 'slack';
  /** For `clientOptions.slackApiUrl`: `http://127.0.0.1:P/api/`. */
  readonly apiUrl: string;
  /** For `installerOptions.authorizationUrl`. */
  readonly authorizeUrl: string;
  readonly appId: string;
  /** Where signed requests go, as `http://…/slack/events`. While the app holds a socket, deliveries go there instead. */
  requestUrl: string | undefined;
  /** The app's commands, as its manifest lists them. Slack shows them to those who type; it sends whatever is typed. */
  commands: readonly SlashCommand[];
  person(name: string): SlackPerson;
  people(): readonly SlackPerson[];
  /** The workspace of this name; a new one is without the app until it is installed by OAuth. */
  workspace(name: string): SlackWorkspace;
  /** Takes the app out of a channel, named by id or name, in the first workspace or the one given. */
  removeAppFrom(channel: string, workspace?: string): void;
  archive(channel: string, workspace?: string): void;
  /** What a moderator or a person does to a message. */
  deleteMessage(channel: string, ts: string, workspace?: string): void;
  /** Ends the installation: its token is dead at once, then both events go out in this order. */
  uninstall(workspace: string, order?: readonly UninstallEvent[]): Promise<void>;
  /** Sends an event to the app until it is acknowledged or the retries are used up. */
  sendEvent(event: Readonly<Record<string, unknown>>, workspace?: string): Promise<Outcome>;
  readonly socket: {
    readonly connections: number;
    disconnect(reason?: DisconnectReason): void;
    drop(): void;
  };
  /** The signed requests that went out, oldest first. */
  readonly sent: readonly SentRequest[];
  /** The headers of a signed request. @param at milliseconds since 1970; default now */
  sign(body: string, at?: number): Record<string, string>;
  /** Sends any request to the request URL, forged, old or repeated. Gives the HTTP status; 0: no answer. */
  deliver(rawBody: string, headers: Readonly<Record<string, string>>): Promise<number>;
}
