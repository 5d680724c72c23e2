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
import { day } from '../../core/base/clock.ts';
import { type Journey, openJourney } from '../journeys/open-journey.ts';
import { newAccount } from '../core/world.ts';
import { type Files, newestIn, restoring } from './files.ts';
import { operate } from './stage.ts';

let journey: Journey;
let folder: string;
let files: Files;

beforeAll(async () => {
  journey = await openJourney({ bots: false, workers: false });
  folder = join(journey.folder, 'backups');
  for (let count = 0; count < 20; count += 1) await newAccount(journey.core);
  await operate(journey.environment, ['backup', folder]);
  files = newestIn(folder);
});
afterAll(() => journey[Symbol.asyncDispose]());

const errorsOf = async (words: string[]): Promise<string> =>
  (await operate(journey.environment, words)).errors;

it('a backup is restored into an empty store only', async () => {
  const { code, errors } = await operate(journey.environment, restoring(files));
  expect(errors).toBe('MONGODB_URI: that store is not empty; a backup is restored into an empty one only');
  expect(code).toBe(1);
  const dry = await operate(journey.environment, restoring(files, '--dry-run'));
  expect(dry.out).toContain('! The store there is not empty');
  expect(dry.code).toBe(0);
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
  const path = join(journey.folder, `${name.replaceAll(' ', '-')}.${part}`);
  copyFileSync(files[part], path);
  change(path);
  const { code, errors } = await operate(journey.environment, restoring({ ...files, [part]: path }));
  expect(errors.split('\n')).toHaveLength(1);
  expect(errors).toContain(path);
  expect(errors).toContain(reason);
  expect(code).toBe(1);
});

it('files that do not belong together are refused', async () => {
  const other = join(journey.folder, 'other');
  await operate(journey.environment, ['backup', other]);
  const { data, keys, ledger } = newestIn(other);
  expect(await errorsOf(restoring({ ...files, keys }))).toContain('belongs to the backup');
  expect(await errorsOf(restoring({ ...files, keys: files.data }))).toContain('holds the data of a backup');
  expect(await errorsOf(restoring({ ...files, data, keys }))).toContain('is older than the data');
  expect(await errorsOf(restoring({ ...files, ledger: `${ledger}.gone` }))).toContain('is not there');
  await operate(journey.environment, ['backup', folder, '--ledger-only']);
  expect(await errorsOf(restoring(files))).toContain('a newer ledger lies beside it');
});

it('a backup older than 13 days is restored only where somebody says so, and pointed out where it lies', async () => {
  const clock = { now: () => new Date(Date.now() + 14 * day) };
  const old = await operate(journey.environment, restoring(newestIn(folder)), clock);
  expect(old.errors).toContain('is older than 13 days');
  const accepted = await operate(journey.environment, restoring(newestIn(folder), '--accept-old'), clock);
  expect(accepted.errors).toContain('that store is not empty');
  const again = await operate(journey.environment, ['backup', folder], clock);
  expect(again.out.match(/! older than 13 days, remove it: .*\.(data|keys)/g)).toHaveLength(2);
});

it('what was not written to its end has no name of a backup', async () => {
  const taken = join(journey.folder, 'taken');
  writeFileSync(taken, 'a file');
  expect(await errorsOf(['backup', taken])).toContain('backup failed');
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});
