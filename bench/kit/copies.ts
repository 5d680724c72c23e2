import { newId } from '../../core/base/ids.ts';
import type { Core } from '../../core/core.ts';

type Document = Readonly<Record<string, unknown>> & { readonly _id: string };

const batch = 500;

/**
 * Fills a collection with copies of one of its documents, each under an id of its own.
 * @param changed what is different in each copy
 */
export async function addCopies(
  core: Core,
  collection: string,
  count: number,
  changed: (number: number) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const documents = core.store.connection.collection<Document>(collection);
  const original = await documents.findOne({});
  if (!original) throw new Error(`${collection} is empty`);
  for (let made = 0; made < count; made += batch) {
    const copies = Array.from({ length: Math.min(batch, count - made) }, (_, index) => ({
      ...original,
      _id: newId('run'),
      ...changed(made + index),
    }));
    await documents.insertMany(copies);
  }
}
