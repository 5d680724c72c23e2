import { commands } from '../commands/index.ts';
import type { PlatformDefinition } from '../platform.ts';
import { openSlack } from './open.ts';
import { readSlackSettings } from './settings.ts';

export const slack: PlatformDefinition = {
  name: 'slack',
  variable: 'SLACK_APP_TOKEN',
  configure(environment) {
    const settings = readSlackSettings(environment);
    return settings && ((core) => openSlack(core, settings, commands));
  },
};
