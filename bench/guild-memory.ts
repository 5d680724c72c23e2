import { setTimeout as wait } from 'node:timers/promises';
import { startDiscord } from '../playground/discord/index.ts';
import type { DiscordStandIn } from '../playground/discord/stand-in.ts';
import { Journal } from '../playground/kit/journal.ts';
import { type Arena, openArena } from './kit/arena.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { type Child, startChild } from './kit/child.ts';
import { guildEvent } from './kit/guild-event.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { forget } from './kit/typing.ts';

const guildsPerRound = 500;

export const guildMemory: Benchmark = {
  name: 'guild-memory',
  ours: 'MiB of the bots’ heap, after a collection, per 1,000 guilds that the gateway tells of (50 channels, 25 roles each)',
  partner: 'the same for a bare discord.js Client with its default caches',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    const [ours, partner] = [await openOurs(arena), await openPartner(arena)];
    const count = scale.of(guildsPerRound);
    const rounds = await measureRounds(
      scale.pairs,
      () => grow(ours, count),
      () => grow(partner, count),
    );
    return [
      {
        name: 'guild-memory',
        unit: 'MiB per 1,000 guilds',
        pairs: pairsOf(rounds, Number),
        target: atMost(0.5),
      },
    ];
  },
};

interface Watched {
  readonly child: Child;
  readonly discord: DiscordStandIn;
  readonly journal: Journal;
}

async function openOurs({ environment, closing, discord, journal }: Arena): Promise<Watched> {
  return { child: closing.use(await startChild('bots/main.ts', environment)), discord, journal };
}

async function openPartner({ environment, closing }: Arena): Promise<Watched> {
  const journal = new Journal();
  const discord = closing.use(await startDiscord({ journal, token: environment['DISCORD_TOKEN'] ?? '' }));
  const own = { ...environment, DISCORD_API: discord.apiUrl };
  return {
    child: closing.use(await startChild('bench/programs/bare-discord-bot.ts', own)),
    discord,
    journal,
  };
}

/** What more a bot holds after it was told of so many guilds more, in MiB per 1,000. */
async function grow({ child, discord, journal }: Watched, count: number): Promise<number> {
  const before = await child.memory();
  for (let told = 0; told < count; told += 1) {
    discord.announce('GUILD_CREATE', guildEvent(told));
    forget(journal);
    // The gateway's line takes them one by one; without a pause they would stand in its buffer.
    if (told % 50 === 49) await wait(20);
  }
  await wait(500);
  const after = await child.memory();
  return ((after.heap - before.heap) * 1_000) / count;
}
