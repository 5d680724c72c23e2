import type { Collection } from './collection.ts';
import { type Fields, isFields, isOperators } from './fields.ts';
import { placeAt } from './paths.ts';
import type { Change } from './update.ts';

/** Inserts what a filter's equalities and the update make together, and gives it. */
export const upsert = (collection: Collection, filter: Fields, change: Change): Fields =>
  collection.insert(change(equalitiesOf(filter, {}), true));

function equalitiesOf(filter: Fields, document: Fields): Fields {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition))
      for (const part of condition) if (isFields(part)) equalitiesOf(part, document);
    if (path.startsWith('$') || condition instanceof RegExp) continue;
    if (!isOperators(condition)) placeAt(document, path, true)?.set(condition);
    else if (Object.hasOwn(condition, '$eq')) placeAt(document, path, true)?.set(condition['$eq']);
  }
  return document;
}
