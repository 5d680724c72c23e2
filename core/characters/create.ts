import type { Account } from '../accounts/account.ts';
import { newId, type PlaceId, type RunId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { type RequestedAddress, requestRun } from '../jobs/request.ts';
import { requireVisibility } from './change-visibility.ts';
import type { Order } from './order.ts';

/** Who asks, from where, and where the answer will stand. */
export interface Asker {
  readonly account: Account;
  readonly place: PlaceId;
  readonly platform: string;
  readonly requestKey: string;
  readonly address: RequestedAddress;
}

/**
 * Asks for a new character. The same request key gives the same run.
 * @throws Problem `quota-used`, `spend-stopped`, `public-closed`
 */
export function createCharacter(core: Core, asker: Asker, order: Order): Promise<RunId> {
  requireVisibility(core, order.options.visibility);
  return requestRun(core, { ...asker, kind: 'create', character: newId('character'), secret: order });
}
