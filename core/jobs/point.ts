import type { RunId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { addresses } from './records.ts';

/** Whether the person is to be told where the message of a run stands: true once, however often a delivery is repeated. */
export async function pointOnce(core: Core, run: RunId): Promise<boolean> {
  const address = await rowsOf(core.store, addresses).change(
    { run, pointed: false },
    { $set: { pointed: true } },
  );
  return address !== undefined;
}
