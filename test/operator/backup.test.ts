import {
  appendFileSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BSON } from 'bson';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../core/accounts/account-of.ts';
import { day } from '../../core/base/clock.ts';
import { quotas, runs } from '../../core/jobs/records.ts';
import { register } from '../../core/register.ts';
import { dataKeys, shredKeys } from '../../core/store/data-keys.ts';
import type { Store } from '../../core/store/connect.ts';
import { erasureLedger } from '../../core/store/erasure-ledger.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { answerTo, type Journey, openJourney, settled, typed } from '../journeys/open-journey.ts';
import { coreOn, onFreshStore, operate, startPrograms } from './stage.ts';

let journey: Journey;
let folder: string;
/** The files of the rehearsal, by part; the ledger is the newer one. */
let files: Readonly<Record<'data' | 'keys' | 'ledger', string>>;
/** What the account that was shredded after the backup was called. */
let shredded: string;

const fileOf = (part: string): string =>
  join(
    folder,
    readdirSync(folder)
      .toSorted()
      .findLast((name) => name.endsWith(part)) ?? '',
  );

const restoring = (change: Partial<typeof files> = {}, ...more: string[]): string[] => {
  const { data, keys, ledger } = { ...files, ...change };
  return ['restore', '--data', data, '--keys', keys, '--ledger', ledger, ...more];
};

/** A copy of a file of the backup, changed. */
function altered(part: 'data' | 'keys' | 'ledger', name: string, change: (path: string) => void): string {
  const path = join(journey.folder, name);
  copyFileSync(files[part], path);
  change(path);
  return path;
}

beforeAll(async () => {
  journey = await openJourney({ bots: false, workers: false });
  journey.fal.scenario.painter = 'thumbnail';
  folder = join(journey.folder, 'backups');
  await using programs = await startPrograms(journey.environment);
  const { core } = programs;
  for (const name of ['Ada', 'Ben']) await settled(journey.discord, name);
  expect(await operate(journey.environment, ['backup', folder])).toMatchObject({ code: 0, errors: '' });
  const { id } = journey.discord.person('Ben');
  const account = await accountOf(core, { platform: 'discord', team: '', user: id, name: 'Ben' });
  shredded = account?.id ?? '';
  expect(await shredKeys(core.store, core.clock, shredded)).toHaveLength(1);
  const first = { data: fileOf('.data'), keys: fileOf('.keys') };
  await operate(journey.environment, ['backup', folder, '--ledger-only']);
  files = { ...first, ledger: fileOf('.ledger') };
});
afterAll(() => journey[Symbol.asyncDispose]());

it('a backup that is restored gives everybody back what is theirs, and nothing of whom was shredded since', async () => {
  await using fresh = await onFreshStore(journey.environment, journey.folder, 'rehearsal');
  const { environment } = fresh;
  const dry = await operate(environment, restoring({}, '--dry-run'));
  expect(dry).toMatchObject({ code: 0, errors: '' });
  expect(dry.out).toContain('Nothing was changed.');
  const real = await operate(environment, restoring());
  expect(real.out.split('\n').slice(0, -1)).toEqual(dry.out.split('\n').slice(0, -1));
  expect(real.out).toMatch(/characters +1 +1\n/);

  await using programs = await startPrograms(environment);
  const { store } = programs.core;
  await nothingIsLeftOf(shredded, store);
  const ada = journey.discord.person('Ada');
  const list = await typed(ada, 'list');
  const [menu] = list.menus;
  const chosen = menu?.options[0]?.value ?? '';
  const card = await answerTo(ada, () => ada.choose(list, menu?.action ?? '', chosen));
  expect(card.pictures).toHaveLength(1);
  const details = await answerTo(ada, () => ada.click(card, 'Details'));
  expect(details.text).toContain('$');
  const ben = journey.discord.person('Ben');
  expect((await typed(ben, 'list')).text).not.toContain('Repaint');
  expect(await rowsOf(store, runs).find({})).toMatchObject([{ state: 'done' }]);
  expect(await rowsOf(store, quotas).find({})).toMatchObject([{ used: 1, total: 1, open: {} }]);
});

/** Nothing that belonged to this owner is in the store; what they see is what a stranger sees. */
async function nothingIsLeftOf(owner: string, store: Store): Promise<void> {
  for (const record of register) {
    if (record.collection === erasureLedger.collection) continue;
    const rows = await store.connection.collection(record.collection).find({}).toArray();
    expect(JSON.stringify(rows), record.collection).not.toContain(owner);
  }
  expect((await rowsOf(store, erasureLedger).find({})).map(({ _id }) => _id)).toEqual([owner]);
}

it('a key that comes back by another way is destroyed at the next start', async () => {
  await using fresh = await onFreshStore(journey.environment, journey.folder, 'second-wall');
  await operate(fresh.environment, restoring());
  await using live = await coreOn(journey.environment);
  await using restored = await coreOn(fresh.environment);
  const [ledger] = await rowsOf(live.store, erasureLedger).find({});
  const [key = ''] = ledger?.keys ?? [];
  await rowsOf(restored.store, dataKeys).insert({
    _id: key,
    owner: shredded,
    ownerKind: 'account',
    masterVersion: 1,
    wrapped: Buffer.alloc(60),
    createdAt: new Date(),
  });
  await using again = await coreOn(fresh.environment);
  expect(await rowsOf(again.store, dataKeys).get(key)).toBeUndefined();
});

it('is restored into an empty store only', async () => {
  const { code, errors } = await operate(journey.environment, restoring());
  expect(errors).toBe('MONGODB_URI: that store is not empty; a backup is restored into an empty one only');
  expect(code).toBe(1);
});

/** The file with its uncompressed bytes changed. */
const rewrite = (change: (bytes: Buffer) => Buffer) => (path: string) => {
  writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(path)))));
};

/** The header with other values in it. */
const withHeader = (values: object) =>
  rewrite((bytes) => {
    const length = bytes.readInt32LE(0);
    const header = { ...BSON.deserialize(bytes.subarray(0, length)), ...values };
    return Buffer.concat([BSON.serialize(header), bytes.subarray(length)]);
  });

const swapBit = rewrite((bytes) => {
  const at = bytes.indexOf('wrapped') + 20;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
});

it.each([
  [
    'torn',
    'data',
    (path: string) => {
      truncateSync(path, 2_000);
    },
    'is torn: its end is missing',
  ],
  [
    'cut between two entries',
    'ledger',
    rewrite((bytes) => bytes.subarray(0, bytes.readInt32LE(0))),
    'is torn',
  ],
  ['altered by one bit', 'keys', swapBit, 'its checksum does not fit'],
  [
    'followed by something',
    'data',
    (path: string) => {
      appendFileSync(path, gzipSync('more'));
    },
    'altered',
  ],
  ['of a newer format', 'data', withHeader({ version: 2 }), 'has format 2, this program reads 1'],
  ['of a newer schema', 'data', withHeader({ schema: 99 }), 'its checksum does not fit'],
  [
    'no backup',
    'keys',
    (path: string) => {
      writeFileSync(path, 'nothing');
    },
    'is no backup of Persona',
  ],
  [
    'made under another master key',
    'ledger',
    withHeader({ masterVersion: 7 }),
    'needs version 7 of PERSONA_MASTER_KEYS',
  ],
] as const)('a file that is %s is refused in one line', async (name, part, change, reason) => {
  const path = altered(part, `${name.replaceAll(' ', '-')}.${part}`, change);
  const { code, errors } = await operate(journey.environment, restoring({ [part]: path }));
  expect(errors.split('\n')).toHaveLength(1);
  expect(errors).toContain(path);
  expect(errors).toContain(reason);
  expect(code).toBe(1);
});

it('files that do not belong together are refused', async () => {
  const other = join(journey.folder, 'other');
  await operate(journey.environment, ['backup', other]);
  const [data = '', keys = '', ledger = ''] = readdirSync(other)
    .toSorted()
    .map((name) => join(other, name));
  const errorsOf = async (words: string[]) => (await operate(journey.environment, words)).errors;
  expect(await errorsOf(restoring({ keys }))).toContain('belongs to the backup');
  expect(await errorsOf(restoring({ keys: files.data }))).toContain(
    'holds the data of a backup, not its keys',
  );
  expect(await errorsOf(restoring({ data, keys }))).toContain('is older than the data');
  const first = join(
    folder,
    readdirSync(folder)
      .toSorted()
      .find((name) => name.endsWith('.ledger')) ?? '',
  );
  expect(await errorsOf(restoring({ ledger: first }))).toContain('a newer ledger lies beside it');
  expect(await errorsOf(restoring({ ledger: `${ledger}.gone` }))).toContain('is not there');
});

it('a backup older than 13 days is restored only where somebody says so, and pointed out where it lies', async () => {
  const clock = { now: () => new Date(Date.now() + 14 * day) };
  const old = await operate(journey.environment, restoring(), clock);
  expect(old.errors).toContain('is older than 13 days');
  const accepted = await operate(journey.environment, restoring({}, '--accept-old'), clock);
  expect(accepted.errors).toContain('that store is not empty');
  const again = await operate(journey.environment, ['backup', folder], clock);
  expect(again.out.match(/! older than 13 days, remove it: .*\.(data|keys)/g)).toHaveLength(2);
});
