import type { Strategy } from 'passport';
import { type Environment, readAll } from '../../core/base/config.ts';
import type { Login } from './login.ts';
import { logins } from './logins.ts';

/** A provider that people may choose, and what signs them in there. */
export interface OpenLogin extends Pick<Login, 'name' | 'label'> {
  readonly strategy: Strategy;
}

/** Where a provider sends people back to. */
export const callbackPath = (name: string): string => `/sign-in/${name}/callback`;

/**
 * The providers that are configured, in the order in which they are offered.
 * @param site the site's own address, without a slash at the end
 * @throws Problem `configuration` with every mistake in them
 */
export function configureLogins(environment: Environment, site: string): OpenLogin[] {
  const strategies = readAll(
    ...logins.map((login) => () => login.configure(environment, site + callbackPath(login.name))),
  );
  return logins.flatMap(({ label, name }, index) => {
    const strategy = strategies[index];
    return strategy ? [{ name, label, strategy }] : [];
  });
}
