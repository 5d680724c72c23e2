import { commands } from '../commands/index.ts';
import type { PlatformDefinition } from '../platform.ts';
import { openSlack } from './open.ts';

export const slack: PlatformDefinition = {
  name: 'slack',
  open: (core, environment) => openSlack(core, environment, commands),
};
