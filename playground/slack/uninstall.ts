import type { Installation, Workspace } from './workspace.ts';
import type { World } from './world.ts';

export type UninstallEvent = 'app_uninstalled' | 'tokens_revoked';

/**
 * Takes the app out of a workspace: its token is dead at once.
 * @returns the events that Slack sends of it, in the order given, and the installation that they are addressed to
 * @throws Error where the app is not installed
 */
export function uninstall(
  world: World,
  workspace: Workspace,
  order: readonly UninstallEvent[],
): { app: Installation; events: Readonly<Record<string, unknown>>[] } {
  const app = workspace.installation;
  if (!app) throw new Error(`The app is not installed in ${workspace.name}`);
  world.endedTokens.add(app.botToken);
  workspace.installation = undefined;
  const events = order.map((type) =>
    type === 'app_uninstalled' ? { type } : { type, tokens: { oauth: [], bot: [app.botUserId] } },
  );
  return { app, events };
}
