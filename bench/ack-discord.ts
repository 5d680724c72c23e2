import { commands } from '../bots/commands/index.ts';
import { registerCommands } from '../bots/discord/register-commands.ts';
import { startDiscord } from '../playground/discord/index.ts';
import { Journal } from '../playground/kit/journal.ts';
import { openArena, type Arena } from './kit/arena.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { startChild } from './kit/child.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { percentile } from './kit/statistics.ts';
import { discordAnswers, settle, timeCommands, type Typist } from './kit/typing.ts';

/** Commands per round and side: with five rounds, 10,000 in all. */
const commandsPerRound = 1_000;

export const ackDiscord: Benchmark = {
  name: 'ack-discord',
  ours: 'the bots in a process of their own: from the event on the gateway until Discord has the deferred answer',
  partner:
    'discord.js in a process of its own, with a handler that defers and then edits its answer, on a stand-in of its own',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    const [ours, partner] = [await startOurs(arena), await startPartner(arena)];
    const count = scale.of(commandsPerRound);
    const rounds = await measureRounds(
      scale.pairs,
      () => timeCommands(ours, count),
      () => timeCommands(partner, count),
    );
    const figure = (name: string, part: number, target: number) => ({
      name,
      unit: 'ms',
      pairs: pairsOf(rounds, (times) => percentile(times, part)),
      target: atMost(target),
      note: `${(count * scale.pairs).toLocaleString('en-US')} events on each side, one after another`,
    });
    return [figure('ack-discord p50', 0.5, 1.3), figure('ack-discord p99', 0.99, 2)];
  },
};

async function startOurs({ closing, environment, discord, journal }: Arena): Promise<Typist> {
  closing.use(await startChild('bots/main.ts', environment));
  const person = discord.person('Ada');
  await settle(person);
  return { person, journal, answersAt: discordAnswers };
}

async function startPartner({ closing, environment }: Arena): Promise<Typist> {
  const journal = new Journal();
  const token = environment['DISCORD_TOKEN'] ?? '';
  const discord = closing.use(await startDiscord({ journal, token }));
  const own = { ...environment, DISCORD_API: discord.apiUrl, DISCORD_APPLICATION_ID: discord.applicationId };
  await registerCommands(own, commands);
  closing.use(await startChild('bench/programs/bare-discord-bot.ts', own));
  return { person: discord.person('Ada'), journal, answersAt: discordAnswers };
}
