import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { second } from '../../core/base/clock.ts';
import type { Core } from '../../core/core.ts';
import { closePlace } from '../../core/jobs/close-place.ts';
import { changePlaceSecret, placeOf, placeSecret } from '../../core/places/place.ts';

export const workspace = (team: string, name?: string) =>
  ({ platform: 'slack', kind: 'workspace', team, ...(name === undefined ? {} : { name }) }) as const;

/** The rest of an installation, sealed with its tokens in the workspace's place. */
const details = z.object({
  installedAt: z.number(),
  botId: z.string(),
  scopes: z.array(z.string()),
  /** Where the app's tokens rotate. */
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
});

interface Kept {
  readonly installer: string;
  readonly bot: NonNullable<Installation['bot']>;
  readonly installedAt: number;
}

/**
 * The installation in a workspace. Looks the place up without making it, as `placeOf` would: somebody who asks for a
 * workspace that removed the app must leave no trace of it.
 */
async function find(core: Core, team: string): Promise<Kept | undefined> {
  const secret = await placeSecret(core, workspace(team));
  if (!secret) return undefined;
  const { installer = '', botToken, botUser, installation } = secret;
  if (botToken === undefined || botUser === undefined || installation === undefined) return undefined;
  const { installedAt, botId, scopes, refreshToken, expiresAt } = details.parse(JSON.parse(installation));
  const rotation = { ...(refreshToken && { refreshToken }), ...(expiresAt && { expiresAt }) };
  return {
    installer,
    installedAt,
    bot: { token: botToken, userId: botUser, id: botId, scopes, ...rotation },
  };
}

/** The bot's token in a workspace; undefined: the app is not installed there. */
export const botTokenOf = async (core: Core, team: string): Promise<string | undefined> =>
  (await find(core, team))?.bot.token;

/**
 * Installations of the last seconds: bolt asks for one before each delivery, and somebody waits for its acknowledgement.
 * As short as that, since another process may hear of a removal. Whoever draws asks the store.
 */
const openLately = () => new LRUCache<string, Kept>({ max: 1_000, ttl: 10 * second });
const opened = new WeakMap<Core, ReturnType<typeof openLately>>();

/** The installation in a workspace, as it was a moment ago. */
async function findLately(core: Core, team: string): Promise<Kept | undefined> {
  const known = opened.get(core)?.get(team);
  if (known) return known;
  const kept = await find(core, team);
  if (kept) opened.get(core)?.set(team, kept);
  return kept;
}

/** The workspace has removed the app: its tokens and its place go. */
async function leave(core: Core, team: string): Promise<void> {
  await closePlace(core, workspace(team));
  opened.get(core)?.delete(team);
}

async function store(core: Core, { team, bot, user }: Installation): Promise<void> {
  if (!team || !bot) throw new Error('only a workspace can install the app, and only with its bot');
  const kept: z.output<typeof details> = {
    installedAt: core.clock.now().getTime(),
    botId: bot.id,
    scopes: bot.scopes,
    refreshToken: bot.refreshToken,
    expiresAt: bot.expiresAt,
  };
  const place = await placeOf(core, workspace(team.id, team.name));
  await changePlaceSecret(core, place.id, (secret) => ({
    ...secret,
    name: team.name,
    installer: user.id,
    botToken: bot.token,
    botUser: bot.userId,
    installation: JSON.stringify(kept),
  }));
  opened.get(core)?.delete(team.id);
}

/**
 * A workspace removed the app: its tokens and its place go. Both events say so, in either order, perhaps more than once.
 * @param at when it was removed, in seconds since 1970: an event that comes late ends no newer installation
 */
export async function uninstall(core: Core, team: string, at: number): Promise<void> {
  const kept = await find(core, team);
  if (kept && at < Math.floor(kept.installedAt / 1_000)) return;
  await leave(core, team);
}

const teamOf = (query: InstallationQuery<boolean>): string => query.teamId ?? '';

/** Where bolt keeps the installations: in the places, sealed under each place's own key. */
export function installationStore(core: Core): InstallationStore {
  opened.set(core, openLately());
  return {
    storeInstallation: (installation) => store(core, installation),
    /**
     * For a workspace without the app an installation without a bot: where bolt is told that there is none, it answers
     * with nothing, and the person would not learn why.
     */
    async fetchInstallation(query) {
      const team = teamOf(query);
      const kept = await findLately(core, team);
      return {
        team: { id: team },
        enterprise: undefined,
        user: { id: kept?.installer ?? '', token: undefined, scopes: undefined },
        authVersion: 'v2',
        ...(kept ? { bot: kept.bot } : {}),
      };
    },
    deleteInstallation: (query) => leave(core, teamOf(query)),
  };
}
