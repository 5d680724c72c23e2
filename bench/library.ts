import { newId } from '../core/base/ids.ts';
import type { Account } from '../core/accounts/account.ts';
import { headsOnPage, addPage, raiseLibraryVersion } from '../core/characters/directory.ts';
import { openLibrary } from '../core/characters/directory-pages.ts';
import { completeNames } from '../core/characters/find.ts';
import { listCharacters } from '../core/characters/list.ts';
import { directoryPages, type Head } from '../core/characters/records.ts';
import type { Core } from '../core/core.ts';
import { fold } from '../core/profile/fold.ts';
import { tableOf } from '../core/store/table.ts';
import { type Arena, openArena } from './kit/arena.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { openAccounts } from './kit/customers.ts';
import { measureGrowth } from './kit/growth.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { percentile } from './kit/statistics.ts';

const many = 10_000;
const pageLength = 10;
const samples = 200;

const words = [
  'Ada',
  'Bo',
  'Cleo',
  'Dara',
  'Edda',
  'Finn',
  'Gil',
  'Hedy',
  'Iris',
  'Juno',
  'Kit',
  'Lio',
  'Mira',
];

const headOf = (number: number): Head => {
  const made = new Date(1_700_000_000_000 + number * 1_000);
  const name = `${words[number % words.length] ?? 'Ada'} ${(number * 7_919) % 99_991}`;
  return {
    ...{ id: newId('character'), name, tagline: 'Counts the tides.', tags: ['tides', `t${number % 50}`] },
    ...{
      style: 'anime',
      type: 'hero',
      visibility: 'place',
      createdAt: made,
      updatedAt: made,
      deletedAt: null,
    },
  };
};

/** A library that is filled as far as lists and names know it. */
interface Shelf {
  readonly core: Core;
  readonly account: Account;
  /** Adds so many characters, on pages of their own. */
  readonly add: (count: number) => Promise<void>;
}

async function openShelf({ core }: Arena): Promise<Shelf> {
  const [account] = await openAccounts(core, 1);
  if (!account) throw new Error('nobody is there');
  let pages = 0;
  let there = 0;
  const addOne = async (length: number) => {
    const heads = Array.from({ length }, (_, index) => headOf(there + index));
    await addPage(core, account, (pages += 1), heads);
    there += length;
  };
  return {
    core,
    account,
    async add(count) {
      for (let left = count; left > 0; left -= headsOnPage) await addOne(Math.min(headsOnPage, left));
      await raiseLibraryVersion(core, account.id);
      await openLibrary(core, account.id);
    },
  };
}

/** The key of the page that many pages on. */
async function keyOf(core: Core, account: Account, number: number): Promise<string | undefined> {
  let page: string | undefined;
  for (let at = 1; at < number; at += 1)
    page = (await listCharacters(core, account, { page, limit: pageLength })).next;
  return page;
}

async function microseconds(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  for (let done = 0; done < samples; done += 1) await act();
  return ((performance.now() - before) * 1_000) / samples;
}

export const listDeep: Benchmark = {
  name: 'list-deep',
  ours: 'the last page of a library of 10,000 characters',
  partner: 'its first page',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    const { account, add, core } = await openShelf(arena);
    const count = scale.of(many);
    await add(count);
    const deep = await keyOf(core, account, Math.ceil(count / pageLength));
    const pageAt = (page: string | undefined) =>
      microseconds(() => listCharacters(core, account, { page, limit: pageLength }));
    const rounds = await measureRounds(
      scale.pairs,
      () => pageAt(deep),
      () => pageAt(undefined),
    );
    return [{ name: 'list-deep', unit: 'µs per page', pairs: pairsOf(rounds, Number), target: atMost(1.2) }];
  },
};

const typed = ['a', 'mi', 'mira 1', 'finn', '99', 'jun', 'q', 'hedy 7'];

export const autocomplete: Benchmark = {
  name: 'autocomplete',
  ours: 'what fits a beginning among 10,000 names of one owner, at p99',
  partner: 'the pages of names opened and all of them searched at each key',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    const { account, add, core } = await openShelf(arena);
    await add(scale.of(many));
    const rounds = await measureRounds(
      scale.pairs,
      () => slowest(samples, (text) => completeNames(core, account, text)),
      () => slowest(8, (text) => searchAll(core, account, text)),
    );
    return [
      { name: 'autocomplete', unit: 'ms at p99', pairs: pairsOf(rounds, Number), target: atMost(0.02) },
    ];
  },
};

async function slowest(count: number, act: (text: string) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const before = performance.now();
    await act(typed[at % typed.length] ?? '');
    taken.push(performance.now() - before);
  }
  return percentile(taken, 0.99);
}

async function searchAll(core: Core, { id: account }: Account, text: string): Promise<Head[]> {
  const table = tableOf(core.store, directoryPages);
  const pages = await table.find({ account });
  const opened = await Promise.all(pages.map((page) => table.open(page)));
  const wanted = fold(text);
  return opened
    .flatMap(({ heads }) => heads)
    .filter(({ name }) => fold(name).includes(wanted))
    .slice(0, 25);
}

export const growthLibrary: Benchmark = {
  name: 'growth-library',
  ours: 'a page of a list, and what fits a beginning, with more and more characters of one owner',
  partner: 'the same with a sixteenth of them',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    const { account, add, core } = await openShelf(arena);
    return await measureGrowth({
      name: 'growth-library',
      of: 'characters',
      from: scale.of(headsOnPage * 4),
      samples: scale.of(200),
      repetitions: scale.pairs,
      costs: {
        list: () => listCharacters(core, account, { limit: pageLength }),
        autocomplete: () => completeNames(core, account, 'mira 1'),
      },
      add,
    });
  },
};
