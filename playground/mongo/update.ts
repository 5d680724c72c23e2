import { badValue, CommandFailure, notSupported } from './failure.ts';
import { type Fields, isFields, isOperators } from './fields.ts';
import { equalValues } from './keys.ts';
import { compileFilter } from './match.ts';
import { placeAt } from './paths.ts';
import { operatorsOnValues } from './update-operators.ts';

/** Changes a document in place, or gives its replacement. `inserting` is set for an upsert that found nothing. */
export type Change = (document: Fields, inserting: boolean) => Fields;

/**
 * Compiles an update: operators or a whole document; pipelines and positional operators are refused.
 * @throws CommandFailure at once for what is not done, and from the change where it does not fit a document
 */
export function compileUpdate(update: unknown): Change {
  if (!isFields(update)) throw notSupported('an update that is a pipeline');
  const change = isOperators(update) ? compileOperators(update) : replaceBy(update);
  return (document, inserting) => {
    const id = document['_id'];
    const changed = change(document, inserting);
    // An upsert gets its _id from the update where the filter names none.
    if (id !== undefined && !equalValues(changed['_id'], id))
      throw new CommandFailure(
        66,
        'ImmutableField',
        "the (immutable) field '_id' was found to have been altered",
      );
    return changed;
  };
}

function replaceBy(replacement: Fields): Change {
  if (Object.keys(replacement).some((name) => name.startsWith('$')))
    throw new CommandFailure(52, 'DollarPrefixedFieldName', 'a replacement must not hold update operators');
  return (document) => {
    const id = document['_id'] ?? replacement['_id'];
    return id === undefined ? { ...replacement } : { ...replacement, _id: replacement['_id'] ?? id };
  };
}

function compileOperators(update: Fields): Change {
  const paths: string[] = [];
  const steps = Object.entries(update).flatMap(([operator, fields]) => {
    if (!isFields(fields)) throw new CommandFailure(9, 'FailedToParse', `${operator} needs a document`);
    return Object.entries(fields).map(([path, operand]) => {
      paths.push(path);
      if (operator === '$rename') paths.push(String(operand));
      return compileStep(operator, path, operand);
    });
  });
  refuseConflicts(paths);
  return (document, inserting) => {
    for (const step of steps) step(document, inserting);
    return document;
  };
}

type Step = (document: Fields, inserting: boolean) => void;

function compileStep(operator: string, path: string, operand: unknown): Step {
  // A path that can never be used is refused although no document may be there.
  placeAt({}, path, true);
  if (operator === '$unset') return (document) => placeAt(document, path, false)?.remove();
  if (operator === '$rename') return rename(path, operand);
  if (operator === '$pull') return pull(path, operand);
  if (operator === '$setOnInsert')
    return (document, inserting) => {
      if (inserting) placeAt(document, path, true)?.set(operand);
    };
  const onValue = Object.hasOwn(operatorsOnValues, operator) ? operatorsOnValues[operator] : undefined;
  if (!onValue) throw notSupported(`the update operator ${operator}`);
  const compute = onValue(operand, path);
  return (document) => {
    const place = placeAt(document, path, true);
    place?.set(compute(place.get()));
  };
}

function rename(path: string, target: unknown): Step {
  if (typeof target !== 'string') throw badValue('The "to" field for $rename must be a string');
  placeAt({}, target, true);
  return (document) => {
    const source = placeAt(document, path, false);
    const value = source?.get();
    if (value === undefined) return;
    source?.remove();
    placeAt(document, target, true)?.set(value);
  };
}

/** Removes the elements that a condition fits: operators or a value for any element, fields for documents. */
function pull(path: string, condition: unknown): Step {
  const ofDocuments = isFields(condition) && !isOperators(condition);
  const fits = ofDocuments ? compileFilter(condition) : compileFilter({ element: condition });
  return (document) => {
    const place = placeAt(document, path, false);
    const elements = place?.get();
    if (elements === undefined) return;
    if (!Array.isArray(elements)) throw badValue(`Cannot apply $pull to the non-array field '${path}'`);
    place?.set(
      elements.filter((element: unknown) =>
        ofDocuments ? !(isFields(element) && fits(element)) : !fits({ element }),
      ),
    );
  };
}

function refuseConflicts(paths: readonly string[]): void {
  const whole = new Set(paths);
  const conflict = paths.find((path, at) => {
    const above = path.split('.').map((_, count, parts) => parts.slice(0, count).join('.'));
    return paths.indexOf(path) !== at || above.some((prefix) => whole.has(prefix));
  });
  if (conflict !== undefined)
    throw new CommandFailure(
      40,
      'ConflictingUpdateOperators',
      `Updating the path '${conflict}' would create a conflict at '${conflict}'`,
    );
}
