import { afterAll, expect, test } from 'vitest';
import { accountOf } from '../../../core/accounts/account-of.ts';
import { acceptPolicy } from '../../../core/accounts/accept.ts';
import { failGate, gateEnds } from '../../../core/accounts/gate.ts';
import { failedGates, waitingCommands } from '../../../core/accounts/records.ts';
import {
  dropWaiting,
  finishWaiting,
  keepWaiting,
  takeWaiting,
  type WaitingCommand,
} from '../../../core/accounts/waiting.ts';
import { day, hour } from '../../../core/base/clock.ts';
import { register } from '../../../core/register.ts';
import { toBytes } from '../../../core/store/bson.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { newKey, openWorld, type World } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;

const person = (user: string) => ({ platform: 'discord', team: '', user, name: 'Ines of the lighthouse' });
const command = (prompt: string): WaitingCommand => ({
  requestKey: `interaction of ${prompt}`,
  command: 'persona create',
  options: { prompt, style: 'anime' },
});

/** The request key of the click on the notice. */
const click = 'discord:1';

/** Every document of the store, with the collection that it lies in. */
async function documents({ core: { store } }: World) {
  const found: { collection: string; document: object }[] = [];
  for (const { collection } of register) {
    const all = await store.connection.collection(collection).find().toArray();
    found.push(...all.map((document) => ({ collection, document })));
  }
  return found;
}

test('before the first consent one sealed document is all there is, and every process can read it', async () => {
  await keepWaiting(core, person('ann'), command('a secret lighthouse'));
  const all = await documents(world);
  // Besides what says which schema the store has.
  expect(all.map(({ collection }) => collection)).toEqual(['waiting', 'installation']);
  const raw = Buffer.from(toBytes({ all }));
  for (const word of ['secret', 'interaction', 'persona create', 'anime', 'lighthouse']) {
    expect(raw.includes(word), word).toBe(false);
  }
  expect(await takeWaiting(other, person('ann'), click)).toEqual(command('a secret lighthouse'));
  expect(await accountOf(core, person('ann'))).toBeUndefined();
});

test('reading leaves it, a newer command replaces it, dropping ends it', async () => {
  await keepWaiting(core, person('ben'), command('first'));
  await keepWaiting(other, person('ben'), command('second'));
  for (let time = 0; time < 2; time += 1) {
    expect(await takeWaiting(core, person('ben'), click)).toEqual(command('second'));
  }
  const before = await rowsOf(core.store, waitingCommands).count({});
  await dropWaiting(core, person('ben'));
  expect(await takeWaiting(core, person('ben'), click)).toBeUndefined();
  expect(await rowsOf(core.store, waitingCommands).count({})).toBe(before - 1);
});

test('many commands at once leave one of them', async () => {
  const before = await rowsOf(core.store, waitingCommands).count({});
  const prompts = Array.from({ length: 10 }, (_, at) => `prompt ${at}`);
  await Promise.all(
    prompts.map((prompt, at) => keepWaiting(at % 2 ? core : other, person('cleo'), command(prompt))),
  );
  expect(prompts.map(command)).toContainEqual(await takeWaiting(core, person('cleo'), click));
  expect(await rowsOf(core.store, waitingCommands).count({})).toBe(before + 1);
});

test('it waits for an hour and not longer', async () => {
  await keepWaiting(core, person('dora'), command('soon over'));
  clock.turn(hour - 1);
  expect(await takeWaiting(core, person('dora'), click)).toEqual(command('soon over'));
  clock.turn(1);
  expect(await takeWaiting(core, person('dora'), click)).toBeUndefined();
});

test('a command under another’s id does not open', async () => {
  await keepWaiting(core, person('eve'), command('hers'));
  await keepWaiting(core, person('mallory'), command('his'));
  const rows = rowsOf(core.store, waitingCommands);
  const all = await rows.find({ endsAt: { $gt: clock.now() } }, { sort: { _id: 1 } });
  const [first, second] = all.slice(-2);
  if (!first || !second) expect.fail();
  const { masterVersion, wrapped, command: taken } = first;
  await rows.change({ _id: second._id }, { $set: { masterVersion, wrapped, command: taken } });
  const read = await Promise.allSettled([
    takeWaiting(core, person('eve'), click),
    takeWaiting(core, person('mallory'), click),
  ]);
  expect(read.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('what waits survives the rotation of both keyrings', async () => {
  const [master, lookup] = [newKey(1), newKey(1)];
  const before = await world.openCore({ PERSONA_MASTER_KEYS: master, PERSONA_LOOKUP_KEYS: lookup });
  await keepWaiting(before, person('finn'), command('in between'));
  const after = await world.openCore({
    PERSONA_MASTER_KEYS: `${master},${newKey(2)}`,
    PERSONA_LOOKUP_KEYS: `${lookup},${newKey(2)}`,
  });
  expect(await takeWaiting(after, person('finn'), click)).toEqual(command('in between'));
  await dropWaiting(after, person('finn'));
  expect(await takeWaiting(before, person('finn'), click)).toBeUndefined();
});

test('who is too young is blocked for 24 hours; nothing is kept but an HMAC and the end', async () => {
  await keepWaiting(core, person('greta'), command('never made'));
  expect(await failGate(core, person('greta'))).toEqual(new Date(clock.now().getTime() + day));
  expect(await takeWaiting(core, person('greta'), click)).toBeUndefined();
  const kept = await rowsOf(core.store, failedGates).find({});
  expect(kept).toEqual([
    { _id: expect.stringMatching(/^[\w-]{43}$/) as string, endsAt: expect.any(Date) as Date },
  ]);
  clock.turn(day - 1);
  expect(await gateEnds(other, person('greta'))).toEqual(kept[0]?.endsAt);
  expect(await gateEnds(core, person('somebody else'))).toBeUndefined();
  clock.turn(1);
  expect(await gateEnds(core, person('greta'))).toBeUndefined();
  expect((await acceptPolicy(core, person('greta'))).state).toBe('active');
});

test('a gate that failed again is counted from then', async () => {
  await failGate(core, person('hal'));
  clock.turn(hour);
  const end = await failGate(other, person('hal'));
  expect(end).toEqual(new Date(clock.now().getTime() + day));
  expect(await gateEnds(core, person('hal'))).toEqual(end);
});

test('of several clicks one takes it; another may when that one came to nothing for ten seconds', async () => {
  await keepWaiting(core, person('hal'), command('once'));
  const clicks = ['discord:1', 'discord:2', 'discord:3'];
  const taken = await Promise.all(
    clicks.map((key, at) => takeWaiting(at % 2 ? core : other, person('hal'), key)),
  );
  expect(taken.filter((one) => one === 'taken')).toHaveLength(2);
  const first = clicks[taken.findIndex((one) => one !== 'taken')] ?? '';
  expect(await takeWaiting(core, person('hal'), first)).toEqual(command('once'));
  clock.turn(10_000);
  expect(await takeWaiting(other, person('hal'), 'discord:4')).toEqual(command('once'));
  expect(await takeWaiting(core, person('hal'), first)).toBe('taken');
});

test('a finished one leaves its mark and no word, until its hour is over', async () => {
  await keepWaiting(core, person('ida'), command('made'));
  await takeWaiting(core, person('ida'), click);
  await finishWaiting(core, person('ida'));
  for (const key of [click, 'discord:2']) expect(await takeWaiting(core, person('ida'), key)).toBe('taken');
  clock.turn(hour);
  expect(await takeWaiting(core, person('ida'), click)).toBeUndefined();
});
