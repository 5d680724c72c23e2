import { setTimeout as wait } from 'node:timers/promises';
import { openArena } from './kit/arena.ts';
import type { Benchmark } from './kit/benchmark.ts';
import { startChild } from './kit/child.ts';
import { measureGrowth } from './kit/growth.ts';
import { guildEvent } from './kit/guild-event.ts';
import { discordAnswers, forget, settle, timeCommands } from './kit/typing.ts';

export const growthGuilds: Benchmark = {
  name: 'growth-guilds',
  ours: 'from the event until the deferred answer, with more and more guilds that the bot was told of',
  partner: 'the same with a sixteenth of them',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    const { discord, journal } = arena;
    arena.closing.use(await startChild('bots/main.ts', arena.environment));
    const person = discord.person('Ada');
    await settle(person);
    return await measureGrowth({
      name: 'growth-guilds',
      of: 'guilds',
      from: scale.of(125),
      samples: scale.of(100),
      repetitions: scale.pairs,
      costs: { ack: () => timeCommands({ person, journal, answersAt: discordAnswers }, 1) },
      async add(count) {
        for (let told = 0; told < count; told += 1) discord.announce('GUILD_CREATE', guildEvent(told));
        forget(journal);
        await wait(1_000);
      },
    });
  },
};
