import { drawRun } from '../../bots/draw-run.ts';
import { Problem } from '../../core/base/problem.ts';
import type { Handler } from '../../core/jobs/queues.ts';
import { Floor } from '../../workers/floor.ts';
import { sweep } from '../../core/sweep.ts';
import { work } from '../../workers/work.ts';
import { lineBroke, platformName, platformOf } from './platform.ts';
import type { SimulatedProcess } from './process.ts';
import { providersOf } from './providers.ts';
import type { World } from './world.ts';

/** What bots and workers do when they start: they take jobs. Gives what ends that. */
export function startProgram(world: World, process: SimulatedProcess): () => void {
  const { core, life, name } = process;
  const judged =
    (what: string, handler: Handler): Handler =>
    async (run, signal) => {
      try {
        return await handler(run, signal);
      } catch (error) {
        judge(world, process, `${what} ${world.nameOf(run)}`, error);
        throw error;
      }
    };
  const floor = new Floor();
  const workshop = { core, providers: providersOf(world, process), worker: `${name}.${life}`, floor };
  const consumer = name.startsWith('workers')
    ? core.queues.consumeRuns(
        judged('working on', async (run, signal) => {
          try {
            return await work(workshop, run, signal);
          } finally {
            world.encodings.end(name);
          }
        }),
        1,
      )
    : core.queues.consumeRedraws(
        platformName,
        judged('drawing', async (run) => {
          const { again } = await drawRun(core, platformOf(world, process), run);
          return again === undefined ? undefined : { again };
        }),
        2,
      );
  return () => void consumer.stop(0);
}

/** Begins a sweep. Nothing may break it off: it serves everybody. */
export function beginSweep(world: World, process: SimulatedProcess): void {
  process.run(
    () => sweep(process.core),
    (error) => {
      if (!process.isDying)
        world.violations.push(`a sweep of ${process.name} was broken off: ${String(error)}`);
    },
  );
}

/** Notes an error that nothing in the simulation explains. */
export function judge(world: World, process: SimulatedProcess, what: string, error: unknown): void {
  if (process.isDying) return;
  const code = error instanceof Problem ? error.code : undefined;
  const text = error instanceof Error ? error.message : String(error);
  world.stops.note(`           … ${process.name}, ${what}: ${text}`);
  if (code === 'account-closed' && world.shredded.size > 0) return;
  if (text === lineBroke) return;
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  world.violations.push(`${process.name}, ${what}, met ${text}${cause}`);
}
