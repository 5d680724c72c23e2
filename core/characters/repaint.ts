import type { CharacterId, RunId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import type { Asker } from './create.ts';
import { requestChange } from './request-change.ts';

/**
 * Asks for a new portrait of a character, with a new seed; the profile stays.
 * @throws Problem as `requestChange` does
 */
export const repaintCharacter = (core: Core, asker: Asker, character: CharacterId): Promise<RunId> =>
  requestChange(core, asker, { kind: 'repaint', character });
