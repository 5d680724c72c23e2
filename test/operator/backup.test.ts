import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { accountOf } from '../../core/accounts/account-of.ts';
import { quotas } from '../../core/jobs/budget-records.ts';
import { runs } from '../../core/jobs/records.ts';
import { register } from '../../core/register.ts';
import type { Store } from '../../core/store/connect.ts';
import { dataKeys, shredKeys } from '../../core/store/data-keys.ts';
import { erasureLedger } from '../../core/store/erasure-ledger.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { answerTo, type Journey, openJourney, settled, typed } from '../journeys/open-journey.ts';
import { type Files, newestIn, restoring } from './files.ts';
import { coreOn, onFreshStore, operate, startPrograms } from './stage.ts';

let journey: Journey;
/** The files of the rehearsal; the ledger is newer than the rest. */
let files: Files;
/** The account that was shredded after the backup. */
let shredded: string;

beforeAll(async () => {
  journey = await openJourney({ bots: false, workers: false });
  journey.fal.scenario.painter = 'thumbnail';
  const folder = join(journey.folder, 'backups');
  await using programs = await startPrograms(journey.environment);
  const { core } = programs;
  for (const name of ['Ada', 'Ben']) await settled(journey.discord, name);
  expect(await operate(journey.environment, ['backup', folder])).toMatchObject({ code: 0, errors: '' });
  const { id } = journey.discord.person('Ben');
  const account = await accountOf(core, { platform: 'discord', team: '', user: id, name: 'Ben' });
  shredded = account?.id ?? '';
  expect(await shredKeys(core.store, core.clock, shredded)).toHaveLength(1);
  await operate(journey.environment, ['backup', folder, '--ledger-only']);
  files = newestIn(folder);
});
afterAll(() => journey[Symbol.asyncDispose]());

it('a backup that is restored gives everybody back what is theirs, and nothing of whom was shredded since', async () => {
  await using fresh = await onFreshStore(journey.environment, journey.folder, 'rehearsal');
  const { environment } = fresh;
  const dry = await operate(environment, restoring(files, '--dry-run'));
  expect(dry).toMatchObject({ code: 0, errors: '' });
  expect(dry.out).toContain('Nothing was changed.');
  const real = await operate(environment, restoring(files));
  expect(real.out.split('\n').slice(0, -1)).toEqual(dry.out.split('\n').slice(0, -1));
  expect(real.out).toMatch(/characters +1 +1\n/);

  await using programs = await startPrograms(environment);
  const { store } = programs.core;
  await nothingIsLeftOf(shredded, store);
  const ada = journey.discord.person('Ada');
  const list = await typed(ada, 'list');
  const [menu] = list.menus;
  const value = menu?.options[0]?.value ?? '';
  const card = await answerTo(ada, () => ada.choose(list, menu?.action ?? '', value));
  expect(card.pictures).toHaveLength(1);
  const details = await answerTo(ada, () => ada.click(card, 'Details'));
  expect(details.text).toContain('$');
  // Whoever was shredded is a stranger, who is asked to accept first.
  const ben = journey.discord.person('Ben');
  expect((await typed(ben, 'list')).buttons.map(({ label }) => label).join()).toMatch(/accept/i);
  expect(await rowsOf(store, runs).find({})).toMatchObject([{ state: 'done' }]);
  expect(await rowsOf(store, quotas).find({})).toMatchObject([{ used: 1, total: 1, open: {} }]);
});

/** No document names this owner but the ledger's. */
async function nothingIsLeftOf(owner: string, store: Store): Promise<void> {
  for (const { collection } of register) {
    if (collection === erasureLedger.collection) continue;
    const rows = await store.connection.collection(collection).find({}).toArray();
    expect(JSON.stringify(rows), collection).not.toContain(owner);
  }
  expect((await rowsOf(store, erasureLedger).find({})).map(({ _id }) => _id)).toEqual([owner]);
}

it('a key that comes back by another way is destroyed at the next start', async () => {
  await using fresh = await onFreshStore(journey.environment, journey.folder, 'second-wall');
  await operate(fresh.environment, restoring(files));
  await using restored = await coreOn(fresh.environment);
  const keys = rowsOf(restored.store, dataKeys);
  const [key] = await keys.find({});
  const [entry] = await rowsOf(restored.store, erasureLedger).find({});
  const _id = entry?.keys[0] ?? '';
  if (!key) expect.fail();
  await keys.insert({ ...key, _id, owner: shredded });
  await using again = await coreOn(fresh.environment);
  expect(await rowsOf(again.store, dataKeys).get(_id)).toBeUndefined();
  expect(await rowsOf(again.store, dataKeys).get(key._id)).toBeDefined();
});

it('a ledger that has outlived its store counts beside that of the file', async () => {
  await using fresh = await onFreshStore(journey.environment, journey.folder, 'outlived');
  await using core = await coreOn(fresh.environment);
  await using live = await coreOn(journey.environment);
  const { id } = journey.discord.person('Ada');
  const ada = await accountOf(live, { platform: 'discord', team: '', user: id, name: 'Ada' });
  const entry = { _id: ada?.id ?? '', keys: [ada?.key ?? ''], at: new Date() };
  await rowsOf(core.store, erasureLedger).insert(entry);
  const { out } = await operate(fresh.environment, restoring(files));
  expect(out).toMatch(/characters +0 +2\n/);
  expect(await rowsOf(core.store, erasureLedger).count({})).toBe(2);
});

const costs = z.object({
  spent: z.number(),
  rows: z.array(z.object({ name: z.string(), cost: z.number() })),
});

it('costs are the same by day, model and place, and as much as was spent', async () => {
  const by = async (what: string) =>
    costs.parse(JSON.parse((await operate(journey.environment, ['costs', '--by', what, '--json'])).out));
  const [days, models, places] = [await by('day'), await by('model'), await by('place')];
  for (const { rows, spent } of [days, models, places])
    expect(rows.reduce((sum, { cost }) => sum + cost, 0)).toBe(spent);
  expect(days.spent).toBeGreaterThan(0);
  expect(models.rows.map(({ name }) => name).toSorted()).toEqual(['fal-ai/flux/dev', 'gpt-4o-2024-08-06']);
  const { out } = await operate(journey.environment, ['costs']);
  expect(out.split('\n')[0]).toMatch(/^day +runs +done +cost +each$/);
  expect(out.split('\n')[2]).toMatch(/^\d{4}-\d\d-\d\d +2 +2 +\$0\.\d{4} +\$0\.\d{4}$/);
});
