import { commands } from '../commands/index.ts';
import type { PlatformDefinition } from '../platform.ts';
import { examineSlack } from './examine.ts';
import { openSlack } from './open.ts';
import { readSlackSettings, slackVariables } from './settings.ts';

export const slack: PlatformDefinition = {
  name: 'slack',
  variables: slackVariables,
  configure(environment) {
    const settings = readSlackSettings(environment);
    return settings && ((core) => openSlack(core, settings, commands));
  },
  async examine(environment) {
    const settings = readSlackSettings(environment);
    return settings ? examineSlack(settings) : [];
  },
};
