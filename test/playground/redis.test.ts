import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, expect, test, vi } from 'vitest';
import { startRedis } from '../../playground/redis.ts';
import { temporaryFolder } from './mongo/open-store.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('it keeps what it was given from one start to the next, and evicts nothing', async () => {
  using folder = temporaryFolder();
  for (const expected of [null, 'value']) {
    await using redis = await startRedis({ folder: folder.path });
    const client = new Redis(redis.url);
    expect(await client.get('key')).toBe(expected);
    await client.set('key', 'value');
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await client.config('GET', 'appendfsync')).toEqual(['appendfsync', 'everysec']);
    expect(await client.config('GET', 'bind')).toEqual(['bind', '127.0.0.1']);
    client.disconnect();
  }
});

test('a missing program is said with the way to install it', async () => {
  using folder = temporaryFolder();
  vi.stubEnv('PATH', folder.path);
  await expect(startRedis({ folder: folder.path })).rejects.toThrow(
    'redis-server is not installed: apt-get install -y redis-server (macOS: brew install redis), or set REDIS_URL',
  );
});

test('it ends with its parent, even with one that was killed', async () => {
  using folder = temporaryFolder();
  const program = join(import.meta.dirname, 'redis-parent.ts');
  const parent = spawn(process.execPath, ['--import', 'tsx', program, folder.path]);
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
