import { afterAll, afterEach, expect, test } from 'vitest';
import { repaintCharacter } from '../../core/characters/repaint.ts';
import { loadCharacter, loadRunResult } from '../../core/characters/show.ts';
import { openWorkshop } from './workshop.ts';

const shop = await openWorkshop();
afterAll(() => shop[Symbol.asyncDispose]());
afterEach(() => {
  shop.openai.scenario.moderation = { text: [], image: [] };
});

/** A finished character. */
async function make() {
  const run = await shop.request();
  await shop.workToEnd(run);
  return (await shop.row(run)).character;
}

test('a repaint writes nothing, paints the same appearance from another seed, and makes a new version', async () => {
  const character = await make();
  const before = await loadCharacter(shop.core, shop.account, character);
  const writings = shop.journal.of('openai', 'POST /v1/responses').length;
  const run = await repaintCharacter(shop.core, shop.asker(), character);
  await shop.workToEnd(run);
  const after = await loadCharacter(shop.core, shop.account, character);
  expect(await shop.row(run)).toMatchObject({ state: 'done', writing: { calls: 0 }, painting: { calls: 1 } });
  expect(shop.journal.of('openai', 'POST /v1/responses').length).toBe(writings);
  expect(after?.secret.profile).toEqual(before?.secret.profile);
  expect(after?.version.number).toBe(2);
  expect(after?.secret.seed).not.toBe(before?.secret.seed);
  const [first, second] = shop.fal.jobs.slice(-2);
  expect(second?.input.prompt).toBe(first?.input.prompt);
});

test('a repaint that is refused leaves the character as it was', async () => {
  const character = await make();
  shop.openai.scenario.moderation = { text: [], image: ['sexual'] };
  const run = await repaintCharacter(shop.core, shop.asker(), character);
  await shop.workToEnd(run);
  const row = await shop.row(run);
  expect(row).toMatchObject({ state: 'refused', problem: 'picture-refused' });
  expect(await loadRunResult(shop.core, row)).toBeUndefined();
  expect((await loadCharacter(shop.core, shop.account, character))?.version.number).toBe(1);
});
