import { readConfig } from '../core/base/config.ts';
import { openProviders } from '../workers/open-providers.ts';
import type { ProfileWriter } from '../workers/providers.ts';
import { workerSettings } from '../workers/settings.ts';
import { startWorkers, type Workers } from '../workers/start.ts';
import type { Arena } from './kit/arena.ts';
import { atLeast, type Benchmark } from './kit/benchmark.ts';
import { measureLegs, overlapped, serial } from './kit/legs.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { openRunStage, type RunStage, timeRun } from './kit/whole-run.ts';

export const overlap: Benchmark = {
  name: 'overlap',
  ours: 'what is gained by painting while the profile is being written: the same command, the writer telling of the appearance only at its end, less the usual',
  partner: 'what can be gained: profile and then paint, less the best order, from the calls’ own times',
  async run(scale) {
    const stage = await openRunStage(false);
    await using arena = stage.arena;
    const rounds = await measureRounds(
      scale.pairs,
      async () =>
        (await timeWith(stage, (writer) => tellingLate(writer))) -
        (await timeWith(stage, (writer) => writer)),
      async () => {
        const legs = await measureLegs(arena);
        return serial(legs) - overlapped(legs);
      },
    );
    return [{ name: 'overlap', unit: 'ms gained', pairs: pairsOf(rounds, Number), target: atLeast(0.95) }];
  },
};

async function timeWith(stage: RunStage, change: (writer: ProfileWriter) => ProfileWriter): Promise<number> {
  const workers = startWith(stage.arena, change);
  const milliseconds = await timeRun(stage);
  await workers.stop();
  return milliseconds;
}

function startWith({ core, environment }: Arena, change: (writer: ProfileWriter) => ProfileWriter): Workers {
  const settings = readConfig(workerSettings, environment);
  const providers = openProviders(settings, core.clock);
  return startWorkers(core, settings, { providers: { ...providers, writer: change(providers.writer) } });
}

/** The same writer, which keeps the appearance to itself until all is written. */
const tellingLate = (writer: ProfileWriter): ProfileWriter => ({
  ...writer,
  write: (order, hooks) => writer.write(order, { ...hooks, onAppearance: () => undefined }),
});
