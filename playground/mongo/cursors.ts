import { randomInt } from 'node:crypto';
import { calculateObjectSize, Long } from 'bson';
import { CommandFailure } from './failure.ts';
import { type Fields, maxDocumentBytes } from './fields.ts';

const maxCursors = 1_000;
const firstBatchSize = 101;

/** The results that clients have not fetched yet: read when they are asked for. Of a thousand the oldest goes. */
export class Cursors {
  readonly #open = new Map<number, { readonly namespace: string; readonly rest: Iterator<Fields> }>();

  /** The first batch, as `cursor` of a reply; the rest waits under its id (0: there is none). */
  open(namespace: string, results: Iterable<Fields>, batchSize = firstBatchSize, isSingle = false): Fields {
    const rest = results[Symbol.iterator]();
    const { batch, isOver } = take(rest, batchSize);
    const id = isOver || isSingle ? 0 : randomInt(1, 2 ** 47);
    if (id > 0) this.#open.set(id, { namespace, rest });
    const [oldest = 0] = this.#open.keys();
    if (this.#open.size > maxCursors) this.close(oldest);
    return { firstBatch: batch, id: Long.fromNumber(id), ns: namespace };
  }

  /** @throws CommandFailure CursorNotFound */
  next(id: number, namespace: string, batchSize = Number.POSITIVE_INFINITY): Fields {
    const cursor = this.#open.get(id);
    if (cursor?.namespace !== namespace) throw new CommandFailure(43, 'CursorNotFound', `no cursor ${id}`);
    const { batch, isOver } = take(cursor.rest, batchSize);
    if (isOver) this.close(id);
    return { nextBatch: batch, id: Long.fromNumber(isOver ? 0 : id), ns: namespace };
  }

  /** Whether it was open. */
  close(id: number): boolean {
    return this.#open.delete(id);
  }
}

/** A batch ends behind the document that reaches 16 MiB: it stays below the limit of a message. */
function take(rest: Iterator<Fields>, size: number): { batch: Fields[]; isOver: boolean } {
  const batch: Fields[] = [];
  for (let bytes = 0; batch.length < size && bytes < maxDocumentBytes; ) {
    const next = rest.next();
    if (next.done) return { batch, isOver: true };
    batch.push(next.value);
    bytes += calculateObjectSize(next.value);
  }
  return { batch, isOver: false };
}
