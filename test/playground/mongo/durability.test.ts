import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startEmbeddedStore } from '../../../playground/mongo/server.ts';
import { spawnEmbeddedStore } from '../../../playground/mongo/spawn.ts';
import { connect, temporaryFolder } from './open-store.ts';

test('killed under twenty writers it keeps all that it acknowledged, and starts again', async () => {
  using folder = temporaryFolder();
  const acknowledged: string[] = [];
  for (const round of [1, 2]) {
    await using store = await spawnEmbeddedStore(folder.path);
    const connection = await connect(store.uri);
    const runs = connection.collection<{ _id: string; at: number }>('runs');
    await runs.createIndex({ at: 1 }, {}, {});
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      for (let at = 0; ; at += 1) {
        const _id = `${round}.${writer}.${at}`;
        await runs.insertOne({ _id, at });
        acknowledged.push(_id);
        if (acknowledged.length === round * 200) store.process.kill('SIGKILL');
      }
    });
    const ends = await Promise.allSettled(writers);
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    await connection.close();
  }
  await using store = await startEmbeddedStore({ folder: folder.path });
  const connection = await connect(store.uri);
  const runs = connection.collection<{ _id: string; at: number }>('runs');
  const stored = new Set((await runs.find().toArray()).map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(await runs.countDocuments({ at: { $gte: 0 } })).toBe(stored.size);
  expect(await runs.countDocuments({})).toBe(stored.size);
  await connection.close();
});

test('a folder serves one process at a time', async () => {
  using folder = temporaryFolder();
  await using first = await spawnEmbeddedStore(folder.path);
  const refusal = `the folder ${folder.path} is in use by process ${first.process.pid ?? 0}`;
  await expect(spawnEmbeddedStore(folder.path)).rejects.toThrow(refusal);
  await expect(startEmbeddedStore({ folder: folder.path })).rejects.toThrow(refusal);
  await first[Symbol.asyncDispose]();
  await using second = await startEmbeddedStore({ folder: folder.path });
  await expect(startEmbeddedStore({ folder: folder.path })).rejects.toThrow(`process ${process.pid}`);
  expect(second.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
});

test('a folder that cannot be written is named in one line', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'file');
  writeFileSync(file, '');
  await expect(spawnEmbeddedStore(join(file, 'below'))).rejects.toThrow(
    /^cannot write to the folder .*file\/below: ENOTDIR$/,
  );
});

test('it ends with its parent, even with one that was killed', async () => {
  using folder = temporaryFolder();
  const parent = spawn(process.execPath, [
    '--import',
    'tsx',
    join(import.meta.dirname, 'parent.ts'),
    folder.path,
  ]);
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const child = Number(line.toString());
  expect(isAlive(child)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitUntil(() => !isAlive(child), { timeout: 10_000, interval: 20 });
});

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
