import type { RunId } from '../../core/base/ids.ts';
import type { Consumer, Handler, Queues } from '../../core/jobs/queues.ts';
import type { JobQueue } from './jobs.ts';
import type { SimulatedProcess } from './process.ts';
import type { Fates } from './fates.ts';
import type { SimulatedClock } from './clock.ts';
import type { Stops } from './stops.ts';

/** What the queues need of the simulation. */
interface Surroundings {
  readonly queues: { readonly runs: JobQueue; readonly redraws: JobQueue };
  readonly fates: Fates;
  readonly clock: SimulatedClock;
  readonly stops: Stops;
  before(process: SimulatedProcess, step: string): Promise<void>;
  nameOf(text: string): string;
}

/** The queues as one process sees them: each hand-over is a step, and may be lost, doubled or late. */
export function queuesOf(world: Surroundings, process: SimulatedProcess): Queues {
  const { runs, redraws } = world.queues;
  const handOver = async (queue: JobQueue, run: RunId): Promise<boolean> => {
    await world.before(process, `hands ${world.nameOf(run)} to the queue of ${queue.name}`);
    const how = world.fates.of('handOver');
    if (how !== 'fine') world.stops.note(`           … which is ${how}`);
    queue.add(run, how, world.clock.now().getTime());
    return how !== 'lost';
  };
  const consume = (queue: JobQueue, handler: Handler, places: number): Consumer => {
    const consumer = { process, handler, places, taken: 0 };
    queue.consumers.push(consumer);
    return {
      stop() {
        queue.drop(consumer);
        return Promise.resolve();
      },
    };
  };
  return {
    addRun: (run) => handOver(runs, run),
    wakeRun: (run) => handOver(runs, run),
    addRedraw: (_platform, run) => handOver(redraws, run),
    consumeRuns: (handler, places) => consume(runs, handler, places),
    consumeRedraws: (_platform, handler, places) => consume(redraws, handler, places),
    countRuns: () => Promise.resolve({ waiting: 0, active: 0 }),
    ping: () => Promise.resolve(),
    command: () => Promise.reject(new Error('there is no Redis here')),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
