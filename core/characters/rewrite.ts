import type { CharacterId, RunId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import type { ChangeOrder } from './change-order.ts';
import type { Asker } from './create.ts';
import { requestChange } from './request-change.ts';

/**
 * Asks for a profile that is written anew: all of it but the appearance, or one field. Everything else stays word for
 * word, and so does the portrait.
 * @throws Problem as `requestChange` does
 */
export const rewriteCharacter = (
  core: Core,
  asker: Asker,
  character: CharacterId,
  { wish, field }: ChangeOrder,
): Promise<RunId> =>
  requestChange(core, asker, { kind: 'rewrite', character, ...(wish && { wish }), ...(field && { field }) });
