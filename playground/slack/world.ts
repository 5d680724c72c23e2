import { Stamps, stableId } from './identifiers.ts';
import { Triggers } from './triggers.ts';
import { Workspace } from './workspace.ts';

/** The app's credentials, as Slack's page of the app shows them. */
export interface AppCredentials {
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `xapp-…`, for Socket Mode. */
  readonly appToken: string;
}

/** Everything that the stand-in knows. */
export class World {
  readonly appId: string;
  readonly appName = 'Persona';
  readonly credentials: AppCredentials;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly stamps: Stamps;
  readonly triggers: Triggers;
  readonly workspaces: Workspace[] = [];
  /** Bot tokens of installations that were ended. */
  readonly endedTokens = new Set<string>();
  readonly listeners = new Set<() => void>();
  /** `http://127.0.0.1:PORT`, once the server listens. */
  url = '';

  constructor(credentials: AppCredentials, clock: () => number) {
    this.appId = stableId('A', credentials.clientId);
    this.credentials = credentials;
    this.clock = clock;
    this.stamps = new Stamps(clock);
    this.triggers = new Triggers(clock);
  }

  /** The workspace of this name; made on first use, without the app. */
  workspace(name: string): Workspace {
    const known = this.workspaces.find((workspace) => workspace.name === name);
    if (known) return known;
    const workspace = new Workspace(name);
    this.workspaces.push(workspace);
    return workspace;
  }

  /** Says that a message changed. */
  changed(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Installs the app; a second time the bot and its token stay, and its scopes grow. */
export function install(workspace: Workspace, scopes: readonly string[], botToken: string): void {
  const before = workspace.installation;
  workspace.installation = {
    botToken: before?.botToken ?? botToken,
    botId: stableId('B', workspace.name, 'app', 'bot'),
    botUserId: stableId('U', workspace.name, 'app', 'bot'),
    scopes: [...new Set([...(before?.scopes ?? []), ...scopes])],
  };
}
