import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { RunId } from '../../core/base/ids.ts';
import { loadOriginal } from '../../core/characters/importing/original.ts';
import { cardFiles } from '../../core/characters/importing/records.ts';
import { listCharacters } from '../../core/characters/list.ts';
import { characters, characterVersions, portraits } from '../../core/characters/records.ts';
import { cancelRun } from '../../core/jobs/cancel.ts';
import { runs } from '../../core/jobs/records.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { pngOf } from './cards.ts';
import { type Files, importerAt, zipped } from './importer.ts';
import { openWorkshop } from './workshop.ts';

const shop = await openWorkshop();
afterAll(() => shop[Symbol.asyncDispose]());
afterEach(() => {
  shop.beforeCommand = () => undefined;
});

const { request, resultsOf, shown } = importerAt(shop);

/** What the store holds of an import, and how long its library is. */
async function holdings(run: RunId) {
  const { core, account } = shop;
  const files = await rowsOf(core.store, cardFiles).find({ run });
  return {
    uploads: files.filter(({ character }) => character === null).length,
    files: files.filter(({ character }) => character !== null).length,
    versions: (await rowsOf(core.store, characterVersions).find({ run })).length,
    portraits: (await rowsOf(core.store, portraits).find({ run })).length,
    total: (await listCharacters(core, account, { limit: 1 })).total,
  };
}

let all: Files;
let count = 0;
beforeEach(async () => {
  count += 1;
  const names = [1, 2, 3, 4].map((number) => `Zipped ${count}.${number}`);
  all = Object.fromEntries(
    await Promise.all(names.map(async (name) => [`${name}.png`, await pngOf(name)] as const)),
  );
});

test('a ZIP is taken apart: each card keeps its own file, and the ZIP goes', async () => {
  const run = await request({ 'all.zip': zipped(all) });
  await shop.workToEnd(run);
  const results = await resultsOf(run);
  expect(results.map(({ file }) => file)).toEqual(Object.keys(all).map((name) => `all.zip: ${name}`));
  expect(await holdings(run)).toMatchObject({ uploads: 0, files: 4, versions: 4, portraits: 4 });
  const { version } = await shown(results[2]?.character);
  const original = await loadOriginal(shop.core, shop.account, version);
  expect(original?.bytes.equals(Object.values(all)[2] ?? Buffer.of())).toBe(true);
});

test('a ZIP whose worker dies at any of its writes has the same results as one that was never disturbed', async () => {
  const run = await request({
    'all.zip': zipped({ ...all, 'twice.png': Object.values(all)[0] ?? Buffer.of() }),
  });
  const before = await holdings(run);
  // Each try gets a little further, and its own name ends with it.
  for (let writes = 3; (await shop.row(run)).state !== 'done'; writes += 7) {
    let left = writes;
    shop.beforeCommand = ({ name }) => {
      if (!/^(insert|update|findAndModify)$/.test(name)) return;
      left -= 1;
      if (left < 0) throw new Error('killed');
    };
    await shop.workOnce(run).catch(() => undefined);
    shop.beforeCommand = () => undefined;
    await rowsOf(shop.core.store, runs).change(
      { _id: run, state: { $nin: ['done', 'failed'] } },
      { $set: { attempts: 0, claim: null, claimEnds: null, notBefore: new Date(0) } },
    );
  }
  const results = await resultsOf(run);
  expect(results.map(({ outcome, version }) => [outcome, version])).toEqual([
    ...Array.from({ length: 4 }, () => ['new', 1]),
    ['unchanged', 1],
  ]);
  await shop.workToEnd(run);
  expect(await holdings(run)).toEqual({
    uploads: 0,
    files: 4,
    versions: 4,
    portraits: 4,
    total: before.total + 4,
  });
});

test('a ZIP that is cancelled keeps what came in, and nothing by halves', async () => {
  const run = await request({ 'all.zip': zipped(all) });
  let portraitsSeen = 0;
  shop.beforeCommand = async ({ name, collection }) => {
    if (name !== 'insert' || collection !== 'portraits') return;
    portraitsSeen += 1;
    if (portraitsSeen !== 2) return;
    await cancelRun(shop.core, shop.account.id, run);
    throw new Error('killed');
  };
  await shop.workOnce(run).catch(() => undefined);
  shop.beforeCommand = () => undefined;
  shop.pass(11_000);
  await shop.workToEnd(run);
  expect(await shop.row(run)).toMatchObject({ state: 'cancelled', settledAt: expect.any(Date) as Date });
  expect(await holdings(run)).toMatchObject({ uploads: 0, files: 1, versions: 1, portraits: 1 });
  expect(await rowsOf(shop.core.store, characters).count({ account: shop.account.id })).toBeGreaterThan(0);
});
