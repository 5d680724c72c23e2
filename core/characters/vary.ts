import type { CharacterId, RunId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import type { ChangeOrder } from './change-order.ts';
import type { Asker } from './create.ts';
import { requestChange } from './request-change.ts';

/**
 * Asks for a portrait of the same face in a new scene; the profile stays.
 * @param order.wish the scene; without one the painter is given some scene
 * @throws Problem as `requestChange` does
 */
export const varyCharacter = (
  core: Core,
  asker: Asker,
  character: CharacterId,
  { wish }: Pick<ChangeOrder, 'wish'>,
): Promise<RunId> => requestChange(core, asker, { kind: 'vary', character, ...(wish && { wish }) });
