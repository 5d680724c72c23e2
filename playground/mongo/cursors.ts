import { randomInt } from 'node:crypto';
import { calculateObjectSize, Long } from 'bson';
import { CommandFailure } from './failure.ts';
import type { Fields } from './fields.ts';

const maxCursors = 1_000;
const maxIdleMilliseconds = 10 * 60_000;
/** A batch ends before it exceeds this, as in MongoDB; one document always goes in. */
const maxBatchBytes = 16 * 1024 * 1024;
const firstBatchSize = 101;

interface Cursor {
  readonly namespace: string;
  readonly rest: Iterator<Fields>;
  /** Read, but too large for the batch before. */
  ahead: Fields | undefined;
  usedAt: number;
}

/** The results that clients have not fetched yet. They hold keys rather than documents, and go after ten idle minutes. */
export class Cursors {
  readonly #open = new Map<number, Cursor>();

  /** The first batch, as `cursor` of a reply; the rest waits under its id (0: there is none). */
  open(namespace: string, results: Iterable<Fields>, batchSize = firstBatchSize, single = false): Fields {
    const cursor: Cursor = {
      namespace,
      rest: results[Symbol.iterator](),
      ahead: undefined,
      usedAt: Date.now(),
    };
    const batch = take(cursor, batchSize);
    const id = single || !hasMore(cursor) ? 0 : this.#keep(cursor);
    return { firstBatch: batch, id: Long.fromNumber(id), ns: namespace };
  }

  /** @throws CommandFailure CursorNotFound */
  next(id: number, namespace: string, batchSize = Number.POSITIVE_INFINITY): Fields {
    const cursor = this.#open.get(id);
    if (cursor?.namespace !== namespace)
      throw new CommandFailure(43, 'CursorNotFound', `cursor id ${id} not found`);
    cursor.usedAt = Date.now();
    const batch = take(cursor, batchSize);
    const isOver = !hasMore(cursor);
    if (isOver) this.#open.delete(id);
    return { nextBatch: batch, id: Long.fromNumber(isOver ? 0 : id), ns: namespace };
  }

  /** Whether it was open. */
  close(id: number): boolean {
    return this.#open.delete(id);
  }

  #keep(cursor: Cursor): number {
    const now = Date.now();
    for (const [id, { usedAt }] of this.#open) if (now - usedAt > maxIdleMilliseconds) this.#open.delete(id);
    if (this.#open.size >= maxCursors)
      throw new CommandFailure(1, 'InternalError', `the embedded store keeps ${maxCursors} cursors at most`);
    const id = randomInt(1, 2 ** 47);
    this.#open.set(id, cursor);
    return id;
  }
}

function take(cursor: Cursor, size: number): Fields[] {
  const batch: Fields[] = [];
  let bytes = 0;
  while (batch.length < size && hasMore(cursor)) {
    const { ahead } = cursor;
    if (!ahead) break;
    bytes += calculateObjectSize(ahead);
    if (bytes > maxBatchBytes && batch.length > 0) break;
    batch.push(ahead);
    cursor.ahead = undefined;
  }
  return batch;
}

function hasMore(cursor: Cursor): boolean {
  if (cursor.ahead) return true;
  const next = cursor.rest.next();
  cursor.ahead = next.done ? undefined : next.value;
  return cursor.ahead !== undefined;
}
