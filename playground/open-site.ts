import { readConfig } from '../core/base/config.ts';
import type { Core } from '../core/core.ts';
import { coreSettings } from '../core/settings.ts';
import { callbackPath } from '../linking-web/logins/configure.ts';
import { webSettings } from '../linking-web/settings.ts';
import { configureWeb } from '../linking-web/start.ts';
import type { Variables } from './environment.ts';
import type { StandIns } from './stand-ins.ts';

/** Starts the site, and registers it at the stand-ins of the providers, as an operator does at the real ones. */
export async function openSite(
  core: Core,
  { github, google }: Pick<StandIns, 'github' | 'google'>,
  environment: Variables,
): Promise<AsyncDisposable> {
  const settings = readConfig(coreSettings.extend(webSettings.shape), environment);
  const web = await configureWeb(settings, environment)(core);
  for (const { client, name } of [google, github])
    client.redirectUris = [`${settings.PERSONA_SITE_URL ?? ''}${callbackPath(name)}`];
  return { [Symbol.asyncDispose]: () => web.stop() };
}
