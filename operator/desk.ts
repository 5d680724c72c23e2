import { styleText } from 'node:util';
import type { Clock } from '../core/base/clock.ts';
import { type Environment, readConfig } from '../core/base/config.ts';
import { openLog } from '../core/base/log.ts';
import { withSecretFiles } from '../core/base/secret-files.ts';
import { type Core, openCore } from '../core/core.ts';
import { coreSettings } from '../core/settings.ts';
import { connectStore, type Store } from '../core/store/connect.ts';
import { operatorSettings } from './settings.ts';

/** Where a verb is typed: what it is given, where it writes. */
export interface Desk {
  readonly environment: Environment;
  readonly clock: Clock;
  /** Whether somebody looks at it, so that colours say something. */
  readonly colours: boolean;
  /** One line on standard output. */
  write(line: string): void;
  /** One line on standard error. */
  complain(line: string): void;
}

const settings = coreSettings.extend(operatorSettings.shape);

/** What every verb reads of the environment. @throws Problem `configuration` with a line per mistake */
export const settingsOf = (desk: Desk) => readConfig(settings, withSecretFiles(desk.environment, [settings]));

/** Milliseconds for one operation on the store: nobody waits in a chat. */
const patience = 60_000;

/** Opens the store as it is, whatever its schema. @throws Problem `configuration` or `store-unavailable` */
export function openStore(desk: Desk): Promise<Store> {
  const { MONGODB_URI: uri, PERSONA_MASTER_KEYS: masters, PERSONA_LOOKUP_KEYS: lookups } = settingsOf(desk);
  return connectStore({ uri, masters, lookups, patience });
}

/** Opens store and queues, for verbs that change what messages show. The log goes to standard error. */
export const openDeskCore = (desk: Desk): Promise<Core> =>
  openCore(settingsOf(desk), {
    clock: desk.clock,
    storePatience: patience,
    log: openLog('info', {
      write: (line) => {
        desk.complain(line.trimEnd());
      },
    }),
  });

type Colour = Parameters<typeof styleText>[0];

/** The text in a colour, where somebody looks at it. */
export const paint = ({ colours }: Pick<Desk, 'colours'>, colour: Colour, text: string): string =>
  colours ? styleText(colour, text) : text;
