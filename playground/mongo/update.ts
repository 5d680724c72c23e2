import { CommandFailure, notSupported } from './failure.ts';
import { type Fields, isFields, isOperators, placeAt } from './fields.ts';
import { toKey } from './keys.ts';

/** Changes a document in place and gives it. `inserting` is set for an upsert that found nothing. */
export type Change = (document: Fields, inserting: boolean) => Fields;

/** Gives the new value for the present one; `undefined` stands for a missing field. */
type Compute = (current: unknown, operand: unknown, path: string) => unknown;

/**
 * Compiles an update of operators; replacements, pipelines and positional operators are refused.
 * @throws CommandFailure at once for what is not done, and from the change where it does not fit a document
 */
export function compileUpdate(update: unknown): Change {
  if (Array.isArray(update)) throw notSupported('an update that is a pipeline');
  if (!isOperators(update)) throw notSupported('an update that replaces the document');
  const entries = Object.entries(update).flatMap(([operator, fields]) => {
    if (!isFields(fields)) throw new CommandFailure(9, 'FailedToParse', `${operator} needs a document`);
    return Object.entries(fields).map(([path, operand]) => ({ operator, path, operand }));
  });
  refuseConflicts(entries.map(({ path }) => path));
  const steps = entries.map(({ operator, path, operand }) => compileStep(operator, path, operand));
  return (document, inserting) => {
    const id = document['_id'];
    for (const step of steps) step(document, inserting);
    // An upsert gets its _id from the update where the filter names none.
    if (id === undefined || toKey(document['_id']).equals(toKey(id))) return document;
    throw new CommandFailure(66, 'ImmutableField', "the (immutable) field '_id' would be altered");
  };
}

function compileStep(operator: string, path: string, operand: unknown) {
  const compute = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (!compute) throw notSupported(`the update operator ${operator}`);
  // What can never be used is refused although no document may be there.
  placeAt({}, path, true);
  compute(undefined, operand, path);
  return (document: Fields, inserting: boolean): void => {
    if (operator === '$setOnInsert' && !inserting) return;
    const [holder, name] = placeAt(document, path, operator !== '$unset') ?? [];
    if (!holder || name === undefined) return;
    const value = compute(Object.hasOwn(holder, name) ? holder[name] : undefined, operand, path);
    if (value === undefined) Reflect.deleteProperty(holder, name);
    else holder[name] = value;
  };
}

const set: Compute = (_, operand) => operand;

const increase: Compute = (current = 0, operand, path) => {
  if (typeof operand === 'number' && typeof current === 'number') return current + operand;
  throw new CommandFailure(14, 'TypeMismatch', `Cannot apply $inc to a value of non-numeric type: '${path}'`);
};

const extreme =
  (sign: 1 | -1): Compute =>
  (current, operand) =>
    current === undefined || sign * Buffer.compare(toKey(operand), toKey(current)) > 0 ? operand : current;

const operators: Readonly<Record<string, Compute>> = {
  $set: set,
  $setOnInsert: set,
  $unset: () => undefined,
  $inc: increase,
  $max: extreme(1),
  $min: extreme(-1),
};

function refuseConflicts(paths: readonly string[]): void {
  const conflict = paths.find((path, at) =>
    paths.some((other, place) => place !== at && `${path}.`.startsWith(`${other}.`)),
  );
  if (conflict === undefined) return;
  throw new CommandFailure(40, 'ConflictingUpdateOperators', `two changes of the path '${conflict}'`);
}

/** What an upsert starts from: the equalities of its filter. */
export function equalitiesOf(filter: Fields): Fields {
  const equal = Object.entries(filter)
    .map(([path, condition]) => [path, isOperators(condition) ? condition['$eq'] : condition] as const)
    .filter(([, value]) => value !== undefined);
  if (equal.some(([path]) => path.startsWith('$'))) throw notSupported('$and, $or and $nor in an upsert');
  return compileUpdate({ $set: Object.fromEntries(equal) })({}, true);
}
