import { examineBots } from '../../bots/examine.ts';
import { configurePlatforms } from '../../bots/start.ts';
import { platformVariables } from '../../bots/platforms.ts';
import type { Clock } from '../../core/base/clock.ts';
import { type Environment, readAll, readConfig } from '../../core/base/config.ts';
import { withSecretFiles } from '../../core/base/secret-files.ts';
import type { Finding } from '../../core/base/finding.ts';
import { useCatalogue } from '../../core/profile/catalogue.ts';
import { type CoreSettings, coreSettings } from '../../core/settings.ts';
import { logins } from '../../linking-web/logins/logins.ts';
import { webSettings } from '../../linking-web/settings.ts';
import { configureLogins } from '../../linking-web/logins/configure.ts';
import { examineWorkers } from '../../workers/examine.ts';
import { workerSettings } from '../../workers/settings.ts';
import { type OperatorSettings, operatorSettings } from '../settings.ts';

// The one place where the operator knows the other programs: each is asked about itself, and nothing more.

/** What a program needs outside of this installation, as it says itself. */
export type Examine = () => Promise<readonly Finding[]>;

export interface Configured {
  /** The environment with what lies in files. */
  readonly environment: Environment;
  readonly core: CoreSettings;
  readonly operator: OperatorSettings;
  readonly examinations: readonly Examine[];
}

const loginVariables = logins.map((login) => login.variables);
const variables = [
  coreSettings,
  workerSettings,
  webSettings,
  operatorSettings,
  ...platformVariables,
  ...loginVariables,
];

/**
 * Reads the configuration of every program, as each does at its start.
 * @throws Problem `configuration` with a line for each mistake in any of them
 */
export function readEveryConfiguration(given: Environment, clock: Clock): Configured {
  const environment = withSecretFiles(given, variables);
  const [core, workers, , operator] = readAll(
    () => readConfig(coreSettings, environment),
    () => readConfig(workerSettings, environment),
    () => readConfig(webSettings, environment),
    () => readConfig(operatorSettings, environment),
    () => configurePlatforms(environment),
    () => configureLogins(environment, 'https://site.invalid'),
  );
  // What Discord has registered is held against the table with this installation's entries.
  useCatalogue(core.PERSONA_CATALOGUE);
  return {
    environment,
    core,
    operator,
    examinations: [() => examineBots(environment), () => examineWorkers(clock, workers)],
  };
}

/** How many variables there are, for whoever wants to know what was looked at. */
export const variableCount = variables.reduce((sum, { shape }) => sum + Object.keys(shape).length, 0);
