import { randomUUID } from 'node:crypto';
import type { Guild } from '../places.ts';
import { shardOf } from '../snowflake.ts';
import { guildsOf, type Surroundings, toGuildCreate, toReady } from './ready.ts';
import { type Line, Session } from './session.ts';

export interface Identity {
  readonly token: string;
  readonly intents: number;
  readonly shard: number;
  readonly count: number;
}

/** What a gateway may be told to do wrong. */
export interface GatewayFaults {
  /** Breaks every line as a lost network does (1006). Sessions stay: clients resume. */
  dropAll(): void;
  /** Asks every client to come back (op 7), as before Discord's own restarts. */
  askToReconnect(): void;
  /** Forgets every session and says so (op 9): clients identify anew. */
  invalidSession(): void;
  /** Asks those who connect from now on for a heartbeat this often; 41,250 milliseconds as at Discord until then. */
  askForHeartbeats(milliseconds: number): void;
  /** While on, heartbeats are not answered. */
  withholdHeartbeats(on: boolean): void;
  /** While on, the token is no longer known: 401 over HTTP, close code 4004 here. */
  refuseToken(on: boolean): void;
}

const guildsIntent = 1;
// How long a client may be away and still resume.
const resumableMilliseconds = 5 * 60_000;

/** The bots' sessions, and the events that go to them. */
export class Gateway implements GatewayFaults {
  heartbeatMilliseconds = 41_250;
  heartbeatsWithheld = false;
  tokenRefused = false;
  readonly #sessions = new Map<string, Session>();

  find(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  forget(session: Session): void {
    this.#sessions.delete(session.id);
  }

  /** Starts a session and tells it who and where it is. */
  identify(world: Surroundings, identity: Identity, line: Line, url: string): Session {
    const session = new Session({ ...identity, id: randomUUID().replaceAll('-', '') }, line);
    this.#sessions.set(session.id, session);
    session.dispatch('READY', toReady(world, session, url));
    if (session.intents & guildsIntent) {
      for (const guild of guildsOf(world.places, session)) {
        session.dispatch('GUILD_CREATE', toGuildCreate(world, guild));
      }
    }
    return session;
  }

  /** Sends an event to every session of the guild's shard; without a guild to the first shard. */
  dispatch(guild: string | undefined, name: string, data: unknown): void {
    this.#send(guild, name, data, 0);
  }

  /** Sends an event about a guild or its channels, to those who asked for such events. */
  announce(guild: Guild, name: string, data: unknown): void {
    this.#send(guild.id, name, data, guildsIntent);
  }

  /** Sends an event to the first shard, if it asked for events about guilds. */
  tell(name: string, data: unknown): void {
    this.#send(undefined, name, data, guildsIntent);
  }

  #send(guild: string | undefined, name: string, data: unknown, intent: number): void {
    const longAgo = Date.now() - resumableMilliseconds;
    for (const session of this.#sessions.values()) {
      if (session.awaySince !== undefined && session.awaySince < longAgo) this.forget(session);
      else if ((session.intents & intent) === intent && shardOf(guild, session.count) === session.shard) {
        session.dispatch(name, data);
      }
    }
  }

  /** The shards that hold a line now. */
  connected(): { readonly id: number; readonly count: number }[] {
    return [...this.#sessions.values()]
      .filter((session) => session.line)
      .map((session) => ({ id: session.shard, count: session.count }));
  }

  dropAll(): void {
    for (const session of this.#sessions.values()) session.line?.close();
  }

  askToReconnect(): void {
    for (const session of this.#sessions.values()) session.line?.send({ op: 7, d: null });
  }

  invalidSession(): void {
    for (const session of this.#sessions.values()) {
      session.line?.send({ op: 9, d: false });
      this.forget(session);
    }
  }

  askForHeartbeats(milliseconds: number): void {
    this.heartbeatMilliseconds = milliseconds;
  }

  withholdHeartbeats(on: boolean): void {
    this.heartbeatsWithheld = on;
  }

  refuseToken(on: boolean): void {
    this.tokenRefused = on;
  }
}
