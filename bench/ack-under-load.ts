import { setTimeout as wait } from 'node:timers/promises';
import type { Person } from '../playground/kit/person.ts';
import { type Arena, openArena } from './kit/arena.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { startChild } from './kit/child.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { percentile } from './kit/statistics.ts';
import { discordAnswers, settle, timeCommands } from './kit/typing.ts';
import { untilEmpty } from './kit/work-through.ts';

const commandsPerRound = 300;
const runsAtOnce = 50;
/** Milliseconds between two keystrokes of somebody who types a name. */
const keystroke = 100;
/** A profile in 60 pieces takes 12 seconds: longer than the commands that are timed meanwhile. */
const slowly = { chunkMilliseconds: 200, chunks: 60 };

export const ackUnderLoad: Benchmark = {
  name: 'ack-under-load',
  ours: 'from the event until the deferred answer, while 50 runs stream and are drawn, and a name is autocompleted ten times a second',
  partner: 'the same bot at rest',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    arena.openai.pace = slowly;
    arena.closing.use(await startChild('bots/main.ts', arena.environment));
    arena.closing.use(await startChild('workers/main.ts', arena.environment));
    const [person, ...askers] = await settleAll(arena, 1 + Math.min(runsAtOnce, scale.of(runsAtOnce)));
    if (!person) throw new Error('nobody is there');
    const typist = { person, journal: arena.journal, answersAt: discordAnswers };
    const count = scale.of(commandsPerRound);
    const rounds = await measureRounds(
      scale.pairs,
      () => underLoad(arena, askers, () => timeCommands(typist, count)),
      () => timeCommands(typist, count),
    );
    return [
      {
        name: 'ack-under-load',
        unit: 'ms at p99',
        pairs: pairsOf(rounds, (times) => percentile(times, 0.99)),
        target: atMost(3),
        note: 'Stand-ins, store, Redis, bots, workers and the load share the machine’s cores. `/export` does not exist yet: none goes out.',
      },
    ];
  },
};

async function settleAll({ discord }: Arena, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index) => discord.person(`Person ${index}`));
  for (const person of people) await settle(person);
  return people;
}

/** Measures while everybody's run is being written, and waits for their end. */
async function underLoad<Value>(
  { core }: Arena,
  askers: readonly Person[],
  measure: () => Promise<Value>,
): Promise<Value> {
  const options = { prompt: 'a lighthouse keeper who counts the tides' };
  await Promise.all(askers.map((asker) => asker.type({ command: 'persona', subcommand: 'create', options })));
  const over = new AbortController();
  const typing = completeNames(askers[0], over.signal);
  const measured = await measure();
  over.abort();
  await typing;
  await untilEmpty(() => core.queues.countRuns());
  return measured;
}

async function completeNames(person: Person | undefined, over: AbortSignal): Promise<void> {
  while (person && !over.aborted) {
    await person.complete({ command: 'persona', subcommand: 'show', options: { name: 'a' } }, 'name');
    await wait(keystroke);
  }
}
