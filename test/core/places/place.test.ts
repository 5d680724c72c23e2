import { afterAll, expect, test } from 'vitest';
import {
  changePlaceSecret,
  leavePlace,
  placeOf,
  type PlaceReference,
  placeSecret,
} from '../../../core/places/place.ts';
import { places } from '../../../core/places/records.ts';
import { dataKeys } from '../../../core/store/data-keys.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { newKey, openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other } = world;

const workspace = (team: string): PlaceReference => ({
  ...{ platform: 'slack', kind: 'workspace', name: 'Lantern', team },
});
const countPlaces = () => rowsOf(core.store, places).count({});
const countKeys = () => rowsOf(core.store, dataKeys).count({});

test('a place is made at its first use, with a key of its own, and found by every process afterwards', async () => {
  const made = await placeOf(core, workspace('T1'));
  expect(made).toMatchObject({ state: 'active', mayMake: true, privateOnly: false });
  expect(await placeOf(other, workspace('T1'))).toEqual(made);
  expect(await placeSecret(other, workspace('T1'))).toEqual({ team: 'T1', name: 'Lantern' });
  expect(await rowsOf(core.store, dataKeys).find({ owner: made.id })).toMatchObject([{ _id: made.key }]);
});

test('many first uses at once, in two processes, make one place and one key', async () => {
  const [before, keys] = [await countPlaces(), await countKeys()];
  const uses = Array.from({ length: 10 }, (_, at) => placeOf(at % 2 ? core : other, workspace('T2')));
  expect(new Set((await Promise.all(uses)).map(({ id, key }) => `${id} ${key}`)).size).toBe(1);
  expect(await countPlaces()).toBe(before + 1);
  expect(await countKeys()).toBe(keys + 1);
});

test('places are told apart by platform, kind and team', async () => {
  const made = await Promise.all([
    placeOf(core, workspace('T3')),
    placeOf(core, { ...workspace('T3'), kind: 'server' }),
    placeOf(core, { ...workspace('T3'), platform: 'discord' }),
    placeOf(core, workspace('t3')),
  ]);
  expect(new Set(made.map(({ id }) => id)).size).toBe(4);
});

test('asking for what is sealed in an unknown place makes none', async () => {
  const before = await countPlaces();
  expect(await placeSecret(core, workspace('T4'))).toBeUndefined();
  expect(await countPlaces()).toBe(before);
});

test('tokens are sealed in the place and stand nowhere in the clear', async () => {
  const { id } = await placeOf(core, workspace('T-secret'));
  await changePlaceSecret(core, id, (secret) => ({ ...secret, botToken: 'xoxb-very-secret' }));
  expect(await placeSecret(other, workspace('T-secret'))).toEqual({
    ...{ team: 'T-secret', name: 'Lantern', botToken: 'xoxb-very-secret' },
  });
  const raw = await core.store.connection.collection('places').find().toArray();
  expect(JSON.stringify(raw)).not.toMatch(/xoxb-very-secret|T-secret|Lantern/);
});

test('leaving takes the place and its keys; coming back begins anew', async () => {
  const [before, keys] = [await countPlaces(), await countKeys()];
  const first = await placeOf(core, workspace('T6'));
  await changePlaceSecret(core, first.id, (secret) => ({ ...secret, botToken: 'xoxb' }));
  await Promise.all([leavePlace(core, workspace('T6')), leavePlace(other, workspace('T6'))]);
  expect(await placeSecret(core, workspace('T6'))).toBeUndefined();
  expect([await countPlaces(), await countKeys()]).toEqual([before, keys]);
  await changePlaceSecret(core, first.id, (secret) => ({ ...secret, botToken: 'late' }));
  expect(await countPlaces()).toBe(before);
  const second = await placeOf(core, workspace('T6'));
  expect([second.id, second.key]).not.toEqual([first.id, first.key]);
  expect(await placeSecret(core, workspace('T6'))).toEqual({ team: 'T6', name: 'Lantern' });
});

test('while look-up keys rotate a place is found under the old one, and a new one is stored under the new one', async () => {
  const [old, next] = [newKey(1), newKey(2)];
  const before = await world.openCore({ PERSONA_LOOKUP_KEYS: old });
  const made = await placeOf(before, workspace('T7'));
  const during = await world.openCore({ PERSONA_LOOKUP_KEYS: `${old},${next}` });
  expect(await placeOf(during, workspace('T7'))).toEqual(made);
  const newcomer = await placeOf(during, workspace('T8'));
  const after = await world.openCore({ PERSONA_LOOKUP_KEYS: next });
  expect(await placeOf(after, workspace('T8'))).toEqual(newcomer);
});
