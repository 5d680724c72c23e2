import { afterAll, afterEach, expect, test } from 'vitest';
import { rowsOf } from '../../core/store/rows.ts';
import { characters, characterVersions, portraits } from '../../core/characters/records.ts';
import { openWorkshop } from './workshop.ts';

const shop = await openWorkshop();
afterAll(() => shop[Symbol.asyncDispose]());
afterEach(() => {
  shop.beforeCommand = () => undefined;
  shop.openai.faults.clear();
  shop.fal.faults.clear();
});

const writing = 'POST /v1/responses';
const submitting = 'POST /:owner/:application/*path';
/** Longer than a claim holds. */
const claim = shop.core.settings.PERSONA_JOB_LOCK + 1_000;

/** From its `count`th command on the store takes none: as if the worker had died there. */
function dieAt(count: number): () => number {
  let commands = 0;
  shop.beforeCommand = () => {
    commands += 1;
    if (commands >= count) throw new Error('the worker is dead');
  };
  return () => commands;
}

/** A run without any accident: how many commands it sends to the store. */
async function countCommands(): Promise<number> {
  const run = await shop.request();
  const commands = dieAt(Infinity);
  await shop.workToEnd(run);
  shop.beforeCommand = () => undefined;
  return commands();
}

test('a worker may die before any command to the store: one character, one charge, at most one doubtful call more', async () => {
  const commands = await countCommands();
  expect(commands).toBeGreaterThan(15);
  for (let at = 1; at <= commands; at += 1) {
    const before = { ...(await shop.books()), jobs: shop.fal.jobs.length };
    const writings = shop.journal.of('openai', writing).length;
    const run = await shop.request();
    dieAt(at);
    await shop.workOnce(run).catch(() => undefined);
    shop.beforeCommand = () => undefined;
    shop.pass(claim);
    await shop.workToEnd(run);

    const row = await shop.row(run);
    const after = await shop.books();
    expect(row, `died at ${at}`).toMatchObject({ state: 'done', problem: null });
    expect(row.settledAt, `died at ${at}`).not.toBeNull();
    expect(after.used - before.used, `died at ${at}`).toBe(1);
    expect(after.open, `died at ${at}`).toBe(0);
    expect(after.spent - before.spent, `died at ${at}`).toBe(row.cost);
    expect(shop.fal.jobs.length - before.jobs, `died at ${at}`).toBeLessThanOrEqual(2);
    expect(shop.journal.of('openai', writing).length - writings, `died at ${at}`).toBeLessThanOrEqual(2);
    const { character } = row;
    expect(await rowsOf(shop.core.store, characters).count({ _id: character }), `died at ${at}`).toBe(1);
    expect(await rowsOf(shop.core.store, characterVersions).count({ character }), `died at ${at}`).toBe(1);
    expect(await rowsOf(shop.core.store, portraits).count({ character }), `died at ${at}`).toBe(1);
  }
}, 120_000);

test('a painting whose id was kept is followed, not ordered again', async () => {
  const run = await shop.request();
  const jobs = shop.fal.jobs.length;
  const hold = shop.fal.faults.hold('GET /files/:request/:file');
  const dead = shop.workOnce(run).catch(() => undefined);
  await hold.arrived;
  dieAt(1);
  hold.release();
  await dead;
  shop.beforeCommand = () => undefined;
  shop.pass(claim);
  await shop.workToEnd(run);
  expect(await shop.row(run)).toMatchObject({ state: 'done', painting: { calls: 1 } });
  expect(shop.fal.jobs.length - jobs).toBe(1);
});

test('an order whose answer nobody heard is made again, and both are counted', async () => {
  const run = await shop.request();
  const jobs = shop.fal.jobs.length;
  const hold = shop.fal.faults.hold(submitting, 'after');
  const dead = shop.workOnce(run).catch(() => undefined);
  await hold.arrived;
  dieAt(1);
  hold.release();
  await dead;
  shop.beforeCommand = () => undefined;
  shop.pass(claim);
  await shop.workToEnd(run);
  const row = await shop.row(run);
  expect(row).toMatchObject({ state: 'done', painting: { calls: 2 } });
  expect(shop.fal.jobs.length - jobs).toBe(2);
  const [first, second] = shop.fal.jobs.slice(jobs);
  expect(second?.input).toEqual(first?.input);
  expect(row.cost).toBeGreaterThan(shop.core.settings.PERSONA_PAINTING_PRICE);
});

test('a run whose workers all died is given up after three tries, once', async () => {
  const run = await shop.request();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const hold = shop.openai.faults.hold(writing);
    const dead = shop.workOnce(run).catch(() => undefined);
    await hold.arrived;
    dieAt(1);
    hold.release();
    await dead;
    shop.beforeCommand = () => undefined;
    shop.pass(claim);
  }
  expect(await shop.workOnce(run)).toBeUndefined();
  const row = await shop.row(run);
  expect(row).toMatchObject({ state: 'failed', problem: 'too-many-attempts', attempts: 3 });
  expect(row.settledAt).not.toBeNull();
  expect(await shop.workOnce(run)).toBeUndefined();
  expect((await shop.row(run)).version).toBe(row.version);
});
