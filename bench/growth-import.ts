import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { newId, type RunId } from '../core/base/ids.ts';
import type { Account } from '../core/accounts/account.ts';
import { requestImport } from '../core/characters/importing/request-import.ts';
import { readChoices } from '../core/characters/order.ts';
import type { Core } from '../core/core.ts';
import { runs } from '../core/jobs/records.ts';
import { isOver } from '../core/jobs/run.ts';
import { rowsOf } from '../core/store/rows.ts';
import { zipOf } from '../core/zip/zip-writer.ts';
import { openArena } from './kit/arena.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { openAccounts } from './kit/customers.ts';
import { exponentOf } from './kit/statistics.ts';

const smallest = 25;
const doublings = 3;

export const growthImport: Benchmark = {
  name: 'growth-import',
  ours: 'a ZIP of cards is imported: from the request until its last character stands in the library',
  partner: 'the same with an eighth of the cards',
  async run(scale) {
    await using arena = await openArena({ bots: false });
    const { core } = arena;
    const first = scale.of(smallest);
    const sizes = Array.from({ length: doublings + 1 }, (_, doubled) => first * 2 ** doubled);
    const costs: number[][] = [];
    for (const size of sizes) {
      const taken: number[] = [];
      for (let pair = 0; pair < scale.pairs; pair += 1) {
        const [account] = await openAccounts(core, 1);
        if (!account) throw new Error('nobody is there');
        taken.push(await timeImport(core, account, size));
      }
      costs.push(taken);
    }
    const at = (size: number, pair: number) => costs[size]?.[pair] ?? Number.NaN;
    const pairs = Array.from({ length: scale.pairs }, (_, pair) => pair);
    return [
      {
        name: 'growth-import',
        unit: `ms for ${sizes.at(-1) ?? 0} and ${first} cards`,
        pairs: pairs.map((pair) => ({ ours: at(sizes.length - 1, pair), partner: at(0, pair) })),
        ratios: pairs.map((pair) =>
          exponentOf(sizes.map((size, index) => ({ size, cost: at(index, pair) }))),
        ),
        target: atMost(1.1),
        note: 'The ratio is the exponent of growth: 0 is none, 1 is as much.',
      },
    ];
  },
};

async function timeImport(core: Core, account: Account, count: number): Promise<number> {
  const files = [{ name: 'cards.zip', bytes: zipOfCards(count) }];
  const before = performance.now();
  const run = await requestImport(core, askerFor(account), {
    options: readChoices(account, {}, 'en'),
    files,
    unread: [],
  });
  await untilOver(core, run);
  return performance.now() - before;
}

async function untilOver(core: Core, id: RunId): Promise<void> {
  for (;;) {
    const run = await rowsOf(core.store, runs).get(id);
    if (run?.state === 'done') return;
    if (run && isOver(run.state)) throw new Error(`the import ended ${run.state}`);
    await wait(5);
  }
}

const askerFor = (account: Account) => ({
  account,
  place: newId('place'),
  platform: 'discord',
  requestKey: randomUUID(),
  address: {
    private: true,
    tokenEnds: null,
    place: { team: '', channel: '7', user: account.id, locale: 'en', token: 'x'.repeat(150) },
  },
});

function zipOfCards(count: number): Buffer {
  const files = Array.from({ length: count }, (_, number) => {
    return { name: `card-${number}.json`, bytes: Buffer.from(JSON.stringify(cardOf(number))) };
  });
  return Buffer.concat([...zipOf(files, new Date(1_700_000_000_000))]);
}

const cardOf = (number: number) => ({
  spec: 'chara_card_v2',
  spec_version: '2.0',
  data: {
    ...{ name: `Guest ${number}`, description: `Comes for the ${number}th time. ${randomUUID()}` },
    ...{ personality: 'patient', scenario: '', first_mes: 'Good evening.', mes_example: '' },
    ...{ creator_notes: '', system_prompt: '', post_history_instructions: '', alternate_greetings: [] },
    ...{ tags: ['guest'], creator: '', character_version: '1', extensions: {} },
  },
});
