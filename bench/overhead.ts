import { atMost, type Benchmark } from './kit/benchmark.ts';
import { measureLegs, overlapped } from './kit/legs.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { openRunStage, timeRun } from './kit/whole-run.ts';

const whenMissed =
  'What is added: the way through gateway, store and queue, the picture’s new encoding, and the last drawing with its upload. Everything runs on the same cores as the stand-ins.';

export const overhead: Benchmark = {
  name: 'overhead',
  ours: 'from the typed command until the finished card stands in the chat; the painter takes 800 ms, the writer 1,200',
  partner:
    'what the same calls take by themselves with the providers’ own clients on the same stand-ins, put together in the ' +
    'best order: max(check + profile, check + appearance + check + paint) + fetch + last check',
  async run(scale) {
    const stage = await openRunStage(true);
    await using arena = stage.arena;
    const rounds = await measureRounds(
      scale.pairs,
      () => timeRun(stage),
      async () => overlapped(await measureLegs(arena)),
    );
    return [
      { name: 'overhead', unit: 'ms', pairs: pairsOf(rounds, Number), target: atMost(1.05), whenMissed },
    ];
  },
};
