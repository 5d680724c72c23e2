import { writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { newId } from '../../core/base/ids.ts';
import { cardFiles } from '../../core/characters/importing/records.ts';
import { portraits } from '../../core/characters/records.ts';
import { quotas, spending } from '../../core/jobs/budget-records.ts';
import { runs } from '../../core/jobs/records.ts';
import { dataKeys } from '../../core/store/data-keys.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { tableOf } from '../../core/store/table.ts';
import type { Stage } from './stage.ts';

/** Makes one thing wrong, and gives what makes it right again. */
export type Plant = (stage: Stage) => Promise<() => Promise<unknown>>;

/** Somebody has asked, and nothing came of it. */
export const unansweredAsk: Plant = ({ load }) => {
  const [first] = load.asks;
  if (first) load.asks.push({ ...first, word: `${load.stem}x99x` });
  return Promise.resolve(() => Promise.resolve(load.asks.pop()));
};

/** A second record of the same request. */
export const secondRecord: Plant = async ({ core }) => {
  const table = tableOf(core.store, runs);
  const row = await one(table.one({ state: 'done' }));
  const _id = newId('run');
  if (!row.sealed) throw new Error('a run without a sealed part');
  await table.insert({ ...row, _id, sealed: await table.seal(_id, row.sealed.key, await table.open(row)) });
  return () => table.remove({ _id });
};

/** A request that was charged twice. */
export const secondCharge: Plant = async ({ core }) => {
  const table = rowsOf(core.store, quotas);
  await table.change({}, { $inc: { used: 1, total: 1 } });
  return () => table.change({}, { $inc: { used: -1, total: -1 } });
};

/** A reservation that nobody has given back. */
export const forgottenReservation: Plant = async ({ core }) => {
  const table = rowsOf(core.store, spending);
  await table.change({}, { $set: { 'open.run_lost': 1 } });
  return () => table.change({}, { $unset: { 'open.run_lost': 1 } });
};

/** A call to a provider that no record knows of. */
export const uncountedCall =
  (step: 'writing' | 'painting'): Plant =>
  async ({ core }) => {
    const table = rowsOf(core.store, runs);
    const { _id } = await one(table.change({ state: 'done' }, { $inc: { [`${step}.calls`]: -1 } }));
    return () => table.change({ _id }, { $inc: { [`${step}.calls`]: 1 } });
  };

/** An answer that comes a second time. */
export const secondAnswer: Plant = async ({ slack, environment }) => {
  const ask = (method: string, body: object) =>
    fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${environment['SLACK_BOT_TOKEN'] ?? ''}`,
      },
      body: JSON.stringify(body),
    });
  const answer = await ask('chat.postMessage', {
    channel: slack.workspace('Lantern').channels[0]?.id,
    text: 'Something went wrong',
  });
  const { channel, ts } = (await answer.json()) as { channel: string; ts: string };
  return () => ask('chat.delete', { channel, ts });
};

/** A document that went although others name it. */
export const missing =
  (collection: string): Plant =>
  async ({ core }) => {
    const documents = core.store.connection.collection<{ _id: string }>(collection);
    const gone = await one(documents.findOne({}));
    await documents.deleteOne({ _id: gone._id });
    return () => documents.insertOne(gone);
  };

/** A portrait that no version shows. */
export const secondPortrait: Plant = async ({ core }) => {
  const table = rowsOf(core.store, portraits);
  const row = await one(table.one({}));
  const _id = `${row._id}copy`;
  await table.insert({ ...row, _id });
  return () => table.remove({ _id });
};

/** A card file that no version names. */
export const strayFile: Plant = async ({ core }) => {
  const table = tableOf(core.store, cardFiles);
  const { account, character, run, sealed } = await one(rowsOf(core.store, portraits).one({}));
  if (!sealed) throw new Error('a portrait without a sealed part');
  const file = newId('file');
  const content = await table.seal(file, sealed.key, { name: 'stray.json', bytes: Buffer.from('{}') });
  const placed = { file, part: 0, parts: 1, size: 2, createdAt: core.clock.now(), endsAt: null };
  await table.insert({ _id: file, account, character, run, ...placed, sealed: content });
  return () => table.remove({ _id: file });
};

/** A word of a prompt under a key of Redis. */
export const wordInRedis =
  (encode: (word: string) => Buffer): Plant =>
  async ({ load, environment }) => {
    const redis = new Redis(environment['REDIS_URL'] ?? '');
    await redis.rpush('planted', encode(load.stem));
    return async () => {
      await redis.del('planted');
      redis.disconnect();
    };
  };

export const wordInLog: Plant = ({ core, load }) => {
  core.log.info({ event: 'planted', prompt: [load.stem] });
  return Promise.resolve(() => Promise.resolve());
};

/** A word of a prompt in a field of a document. */
export const wordInStore: Plant = async ({ core, load }) => {
  const documents = core.store.connection.collection<{ _id: string; field: Buffer }>('turns');
  await documents.insertOne({ _id: 'planted', field: Buffer.from(load.stem, 'utf16le') });
  return () => documents.deleteOne({ _id: 'planted' });
};

/** A word of a prompt in a file of the servers. */
export const wordInFile: Plant = async ({ folder, load }) => {
  const path = join(folder, 'planted');
  await writeFile(path, Buffer.from(`12${load.stem}`).toString('base64'));
  return () => rm(path);
};

/** A job that nobody will ever take. */
export const forgottenJob: Plant = async ({ core, environment }) => {
  await core.queues.addRedraw('nowhere', newId('run'));
  const redis = new Redis(environment['REDIS_URL'] ?? '');
  return async () => {
    await redis.del(await redis.keys('{persona}:redraws-nowhere:*'));
    redis.disconnect();
  };
};

/** A key in Redis that outlives what it was for. */
export const forgottenKey: Plant = async ({ environment }) => {
  const redis = new Redis(environment['REDIS_URL'] ?? '');
  await redis.set('{persona}:runs:planted', '1');
  return async () => {
    await redis.del('{persona}:runs:planted');
    redis.disconnect();
  };
};

/** A key that the shredding of its account will not find. */
export const keptKey: Plant = async ({ core }) => {
  const { _id, owner } = await one(rowsOf(core.store, dataKeys).one({ ownerKind: 'account' }));
  await rowsOf(core.store, dataKeys).change({ _id }, { $set: { owner: 'account_other' } });
  return () => rowsOf(core.store, dataKeys).change({ _id }, { $set: { owner } });
};

const one = async <T>(found: Promise<T | null | undefined>): Promise<T> => {
  const value = await found;
  if (value === undefined || value === null) throw new Error('there is nothing to spoil');
  return value;
};
