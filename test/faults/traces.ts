import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'bson';
import type { Core } from '../../core/core.ts';
import { register } from '../../core/register.ts';
import { holds, writtenForms } from '../written-forms.ts';
import type { RedisEntry } from '../../playground/redis-contents.ts';
import type { Stage } from './stage.ts';

/** Where words of prompts stand although none may: Redis and its files, the logs, the store's documents and files. */
export async function readableTraces(stage: Stage, redis: readonly RedisEntry[]): Promise<string[]> {
  const forms = writtenForms(stage.load.stem);
  const found: string[] = [];
  const look = (where: string, bytes: Buffer) => {
    if (holds(bytes, forms)) found.push(`readable in ${where}`);
  };
  for (const { key, parts } of redis) look(`Redis, ${key}`, Buffer.concat([Buffer.from(key), ...parts]));
  look('the logs', Buffer.from(stage.logged()));
  for await (const { where, bytes } of documentsOf(stage.core)) look(where, bytes);
  for (const path of await filesBelow(stage.folder)) look(path, await readFile(path));
  return found;
}

/** Every document of every collection as it lies in the store, plain fields and ciphertexts. */
async function* documentsOf({ store }: Core): AsyncGenerator<{ where: string; bytes: Buffer }> {
  for (const { collection } of register) {
    const documents = await store.connection.collection<{ _id: string }>(collection).find({}).toArray();
    for (const document of documents)
      yield { where: `the store, ${collection} ${document._id}`, bytes: Buffer.from(serialize(document)) };
  }
}

/** The stage's folder holds the raw files of its own servers: the store's and Redis' append-only files. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
