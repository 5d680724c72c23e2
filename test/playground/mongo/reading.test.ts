import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';

interface Numbered {
  _id: string;
  at: number;
  body?: string;
}

const numbered = (count: number): Numbered[] =>
  Array.from({ length: count }, (_, at) => ({ _id: `n${String(at).padStart(4, '0')}`, at: at % 10 }));

test('a cursor gives every document once, in batches', async () => {
  const commands: string[] = [];
  await using open = await openStore({
    beforeCommand: ({ name }) => {
      commands.push(name);
    },
  });
  const all = open.connection.collection<Numbered>('numbered');
  await all.insertMany(numbered(250));
  const ids: string[] = [];
  for await (const { _id } of all.find({ at: { $gte: 0 } }).batchSize(100)) ids.push(_id);
  expect(ids).toEqual(numbered(250).map(({ _id }) => _id));
  expect(commands.filter((name) => name === 'getMore')).toHaveLength(2);
});

test('what is removed, or no longer fits, between two batches is not given', async () => {
  await using open = await openStore();
  const all = open.connection.collection<Numbered>('numbered');
  await all.insertMany(numbered(30));
  const cursor = all.find({ at: { $lt: 100 } }).batchSize(10);
  const first = await cursor.next();
  await all.deleteMany({ _id: { $gte: 'n0025' } });
  await all.updateOne({ _id: 'n0024' }, { $set: { at: 1_000 } });
  const rest = await cursor.toArray();
  expect(first?._id).toBe('n0000');
  expect(rest.at(-1)?._id).toBe('n0023');
});

test('a closed cursor is gone on the server', async () => {
  await using open = await openStore();
  const all = open.connection.collection<Numbered>('numbered');
  await all.insertMany(numbered(30));
  const cursor = all.find().batchSize(5);
  await cursor.next();
  const id = cursor.id;
  await cursor.close();
  await expect(open.connection.db?.command({ getMore: id, collection: 'numbered' })).rejects.toMatchObject({
    code: 43,
  });
});

test('pages by key are found in the index, forwards and backwards', async () => {
  await using open = await openStore();
  const all = open.connection.collection<Numbered>('numbered');
  await all.createIndex({ at: 1, _id: 1 }, {}, {});
  await all.insertMany(numbered(100));
  const pages: string[] = [];
  for (let last = ''; ; ) {
    const page = await all
      .find({ at: 3, _id: { $gt: last } })
      .sort({ _id: 1 })
      .limit(4)
      .toArray();
    const end = page.at(-1);
    if (!end) break;
    pages.push(...page.map(({ _id }) => _id));
    last = end._id;
  }
  const wanted = numbered(100).filter(({ at }) => at === 3);
  expect(pages).toEqual(wanted.map(({ _id }) => _id));
  const back = await all
    .find({ at: { $lte: 3 } })
    .sort({ at: -1, _id: -1 })
    .limit(12)
    .toArray();
  expect(back.slice(0, 10).map(({ _id }) => _id)).toEqual(pages.toReversed());
  expect(back[10]).toEqual({ _id: 'n0092', at: 2 });
});

test('batches stay below 16 MB, and pictures come back byte for byte', async () => {
  await using open = await openStore();
  const pictures = open.connection.collection<{ _id: number; bytes: Buffer }>('pictures');
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const large = Buffer.alloc(4_000_000, bytes);
  await pictures.insertMany([1, 2, 3, 4, 5, 6].map((_id) => ({ _id, bytes: large })));
  const found = await pictures.find({}, { promoteBuffers: true }).toArray();
  expect(found.map(({ bytes: stored }) => large.equals(stored))).toEqual(Array(6).fill(true));
});

test('two values that are no text are told apart by their bytes', async () => {
  await using open = await openStore();
  const keys = open.connection.collection<{ _id: number; key: Buffer }>('keys');
  await keys.createIndex({ key: 1 }, { unique: true }, {});
  await keys.insertMany([
    { _id: 1, key: Buffer.of(0xff) },
    { _id: 2, key: Buffer.of(0xfd) },
  ]);
  expect(await keys.findOne({ key: Buffer.of(0xfd) })).toMatchObject({ _id: 2 });
});

test('sorting and counting', async () => {
  await using open = await openStore();
  const all = open.connection.collection<Numbered>('numbered');
  await all.insertMany(numbered(40));
  const sorted = await all.find().sort({ at: -1, _id: 1 }).limit(2).toArray();
  expect(sorted.map(({ _id }) => _id)).toEqual(['n0009', 'n0019']);
  expect(await all.countDocuments({ at: { $in: [1, 2] } })).toBe(8);
  expect(await all.countDocuments({ at: 10 })).toBe(0);
  expect(await all.countDocuments()).toBe(40);
});

test('many chunks of an index are read in order, from either end', async () => {
  await using open = await openStore();
  const all = open.connection.collection<Numbered>('numbered');
  await all.createIndex({ at: 1 }, {}, {});
  await all.insertMany(numbered(450));
  const forwards = await all
    .find({ at: { $gte: 0 } })
    .sort({ at: 1, _id: 1 })
    .toArray();
  const backwards = await all
    .find({ at: { $gte: 0 } })
    .sort({ at: -1, _id: -1 })
    .toArray();
  const key = ({ _id, at }: Numbered): string => `${at}${_id}`;
  expect(forwards.map(key)).toEqual(numbered(450).map(key).sort());
  expect(backwards).toEqual(forwards.toReversed());
});
