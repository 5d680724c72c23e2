import { discord } from './discord/index.ts';
import type { PlatformDefinition } from './platform.ts';
import { slack } from './slack/index.ts';

/** The chat platforms, one line each. */
export const definitions: readonly PlatformDefinition[] = [discord, slack];

/** Their parts of the configuration. */
export const platformVariables = definitions.map(({ variables }) => variables);
