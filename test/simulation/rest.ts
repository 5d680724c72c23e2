import { minute } from '../../core/base/clock.ts';
import { addresses, runs } from '../../core/jobs/records.ts';
import { isOver } from '../../core/jobs/run.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { beginSweep } from './start.ts';
import type { Watch } from './watch.ts';
import type { World } from './world.ts';

/** Minutes within which everything must have come to rest. */
const longest = 30;

/** From now on everything goes well, and a worker sweeps every minute, until nothing is left to do. */
export async function untilRest(world: World, watch: Watch): Promise<void> {
  world.stops.isFree = true;
  world.fates.turnKind();
  for (let minutes = 0; minutes < longest; minutes += 1) {
    world.clock.turn(minute);
    await sweepAndWork(world);
    await watch.look();
    if (!(await restless(world))) return;
  }
  world.violations.push(`after ${longest} quiet minutes: ${(await restless(world)) ?? ''}`);
}

/** One sweep, and all the work that it or anybody else has asked for. */
export async function sweepAndWork(world: World): Promise<void> {
  beginSweep(world, world.processes['workers-1']);
  await world.stillness();
  while (world.offerJobs()) await world.stillness();
}

/** What is not yet at its end; nothing of it where keys are gone, since that cannot be told to anybody. */
async function restless({ ground, nameOf, queues, shredded }: World): Promise<string | undefined> {
  const open = (await rowsOf(ground.observer, runs).find({})).find(
    ({ settledAt, state, account }) => !isOver(state) || (!settledAt && !shredded.has(account)),
  );
  if (open) return nameOf(`${open._id} is ${open.state} and ${open.settledAt ? '' : 'not '}settled`);
  const unshown = (await rowsOf(ground.observer, addresses).find({})).find(
    ({ account, final, state }) => !final && state !== 'gone' && !shredded.has(account),
  );
  if (unshown) return nameOf(`the message of ${unshown.run} does not show its end`);
  // A message that cannot be read any more is asked for until it is given up, a day later.
  if (shredded.size > 0 || (queues.runs.isEmpty && queues.redraws.isEmpty)) return undefined;
  return 'a job is left';
}
