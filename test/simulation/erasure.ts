import { settleRun } from '../../core/characters/settle.ts';
import { runId } from '../../core/base/ids.ts';
import { register } from '../../core/register.ts';
import type { Rows } from './rows.ts';
import { sweepAndWork } from './rest.ts';
import { untilErased } from './scenario.ts';
import type { Watch } from './watch.ts';
import type { World } from './world.ts';

/**
 * What was deleted is hidden, goes when its time has come, and stays away although the queue asks for its runs once
 * more and somebody settles them.
 */
export async function afterErasure(world: World, watch: Watch, rows: Rows): Promise<string[]> {
  if (world.deleted.size === 0) return [];
  const found = rows.characters
    .filter(({ _id, state }) => world.deleted.has(_id) && state !== 'deleted')
    .map(({ _id }) => `${_id} was deleted and is back`);
  world.clock.turn(untilErased);
  const gone = rows.runs
    .filter(({ character }) => world.deleted.has(character))
    .map(({ _id }) => runId.parse(_id));
  await sweepAndWork(world);
  for (const run of gone) {
    world.queues.runs.add(run, 'fine', world.clock.now().getTime());
    await settleRun(world.processes['workers-2'].core, run);
  }
  await sweepAndWork(world);
  await watch.look();
  for (const { collection } of register) {
    const documents = world.ground.observer.connection.collection(collection).find({});
    for (const document of await documents.toArray()) {
      const text = JSON.stringify({ ...document, sealed: undefined });
      for (const id of [...world.deleted, ...gone])
        if (text.includes(id)) found.push(`${collection} ${String(document['_id'])} still names ${id}`);
    }
  }
  return found;
}
