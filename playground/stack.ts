import { join } from 'node:path';
import { commands } from '../bots/commands/index.ts';
import { registerCommands } from '../bots/discord/register-commands.ts';
import { appManifest } from '../bots/slack/app-manifest.ts';
import { slackVariables } from '../bots/slack/settings.ts';
import { configurePlatforms, startBots } from '../bots/start.ts';
import { readConfig } from '../core/base/config.ts';
import { type Clock, systemClock } from '../core/base/clock.ts';
import type { Log } from '../core/base/log.ts';
import { Problem } from '../core/base/problem.ts';
import { explainProblem } from '../core/base/explain-problem.ts';
import { accountOf } from '../core/accounts/account-of.ts';
import type { ChatIdentity } from '../core/accounts/chat-identity.ts';
import type { CardFormat } from '../core/characters/cards/card-format.ts';
import { fileNameOf } from '../core/characters/cards/file-name.ts';
import { writeCard } from '../core/characters/cards/write-card.ts';
import { listCharacters } from '../core/characters/list.ts';
import { loadCharacter } from '../core/characters/show.ts';
import { type Core, openCore } from '../core/core.ts';
import { type CoreSettings, coreSettings } from '../core/settings.ts';
import { connectStore } from '../core/store/connect.ts';
import { migrate } from '../core/store/migrate.ts';
import { workerSettings } from '../workers/settings.ts';
import { startWorkers } from '../workers/start.ts';
import { environmentOf, type SlackMode, type Variables } from './environment.ts';
import { Closing } from './kit/closing.ts';
import { findFreePort } from './kit/free-port.ts';
import { spawnEmbeddedStore } from './mongo/spawn.ts';
import { startRedis } from './redis.ts';
import { secretsOf } from './secrets.ts';
import type { SlashCommand } from './slack/stand-in.ts';
import { type StandIns, startStandIns } from './stand-ins.ts';

export interface StackOptions {
  /** Where everything lies: store, Redis, secrets. */
  readonly folder: string;
  /** What the person's own environment says: `MONGODB_URI`, `REDIS_URL`, real providers. */
  readonly given?: Variables;
  /** Set last, over everything else. */
  readonly set?: Variables;
  /** Default: a socket. */
  readonly slack?: SlackMode;
  /** `false`: the caller starts workers itself, in processes of their own. */
  readonly workers?: boolean;
  readonly bots?: boolean;
  /** `true`: the site that links chats is there, too. */
  readonly site?: boolean;
  readonly clock?: Clock;
  /** Whether chats, people and files are kept in the folder, too, and come back at the next start. Default: they are not. */
  readonly keepsChats?: boolean;
  /** Default: standard output, by `LOG_LEVEL`. */
  readonly log?: Log;
}

/** The whole system on one machine: store, Redis, stand-ins, bots and workers. */
export interface Stack extends StandIns, AsyncDisposable {
  /** What the programs were started with. */
  readonly environment: Variables;
  readonly core: Core;
  /** What no trace may show. */
  readonly secrets: readonly string[];
  /**
   * The card of the character that a person made last, as other programs import it.
   * @param file a file name without ending
   */
  newestCard(platform: 'discord' | 'slack', person: string): Promise<CardFiles>;
}

export interface CardFiles {
  readonly name: string;
  readonly file: string;
  readonly png: Buffer;
  readonly json: string;
}

/**
 * Starts everything; the one place of the playground that knows the product. The fixture of the tests, too.
 * @throws Error in one line about what is missing; Problem from the programs' own starts
 */
export async function openStack(options: StackOptions): Promise<Stack> {
  const closing = new Closing();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing[Symbol.asyncDispose]();
    throw error;
  }
}

async function start(options: StackOptions, closing: Closing): Promise<Stack> {
  const { folder, given = {} } = options;
  const secrets = secretsOf(folder);
  // An empty variable means "not set", here as in every program.
  const own = given['MONGODB_URI']?.trim()
    ? undefined
    : closing.use(await spawnEmbeddedStore(join(folder, 'mongo')));
  const mongodb = own?.uri ?? given['MONGODB_URI']?.trim() ?? '';
  const redis =
    given['REDIS_URL']?.trim() || closing.use(await startRedis({ folder: join(folder, 'redis') })).url;
  const standIns = await startStandIns(secrets, closing, options.keepsChats ? folder : undefined);
  const slackMode = options.slack ?? 'socket';
  if (slackMode !== 'socket') standIns.slack.requestUrl = `http://127.0.0.1:${slackMode.port}/slack/events`;
  const sitePort = options.site ? await findFreePort() : undefined;
  const environment = {
    ...environmentOf(secrets, standIns, { mongodb, redis }, slackMode, given, sitePort),
    ...options.set,
  };
  const { clock, log } = options;
  const settings = readConfig(coreSettings, environment);
  if (own) await migrateFolder(settings);
  const core = closing.use(
    await openCore(settings, {
      storePatience: 1_500,
      ...(clock && { clock }),
      ...(log && { log }),
    }),
  );
  // Loaded where it is wanted: most who open a stack want no site.
  if (options.site) closing.use(await (await import('./open-site.ts')).openSite(core, standIns, environment));
  await registerCommands(environment, commands);
  standIns.slack.commands = slashCommands(environment);
  if (options.workers !== false) {
    const workers = startWorkers(core, readConfig(workerSettings, environment));
    closing.defer(() => workers.stop());
  }
  if (options.bots !== false) {
    const bots = await startBots(core, configurePlatforms(environment));
    closing.defer(() => bots.stop());
  }
  return {
    ...standIns,
    environment,
    core,
    secrets: Object.values(secrets),
    newestCard: (platform, person) =>
      newestCard(core, {
        platform,
        team: platform === 'slack' ? standIns.slack.workspace('Lantern').id : '',
        user: standIns[platform].person(person).id,
        name: person,
      }),
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  };
}

/** What an operator pastes at api.slack.com. */
function slashCommands(environment: Variables): readonly SlashCommand[] {
  const { SLACK_COMMAND_PREFIX: prefix } = readConfig(
    slackVariables.pick({ SLACK_COMMAND_PREFIX: true }),
    environment,
  );
  return appManifest(commands, { prefix, publicUrl: undefined }).features.slash_commands;
}

/** Brings what an earlier version has left in the folder to this one's schema: nobody operates a playground. */
async function migrateFolder(settings: CoreSettings): Promise<void> {
  await using store = await connectStore({
    uri: settings.MONGODB_URI,
    masters: settings.PERSONA_MASTER_KEYS,
    lookups: settings.PERSONA_LOOKUP_KEYS,
  });
  await migrate(store, systemClock);
}

async function newestCard(core: Core, person: ChatIdentity): Promise<CardFiles> {
  const account = await accountOf(core, person);
  const newest = account && (await listCharacters(core, account, { limit: 1 })).heads[0];
  const found = newest && (await loadCharacter(core, account, newest.id));
  if (!found) throw new Error(`${person.name} has no character`);
  const { name } = found.secret.profile;
  const write = (format: CardFormat): Buffer => Buffer.concat(writeCard(found, format).parts);
  return { name, file: fileNameOf(name), png: write('png'), json: write('v3-json').toString() };
}

/** Why a start failed: lines that say what to do. */
export function explainStart(error: unknown): readonly string[] {
  if (error instanceof Problem) return explainProblem(error);
  return [error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)];
}
