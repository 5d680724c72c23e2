import { badValue, CommandFailure, notSupported } from './failure.ts';
import { type Fields, isFields } from './fields.ts';
import { compileFilter } from './match.ts';
import { compileProjection } from './project.ts';
import { compareSortKeys, parseSort, sortKeys } from './sort.ts';
import { runStage } from './expressions.ts';

/** Takes documents and gives documents, lazily where it can. */
type Stage = (documents: Iterable<Fields>) => Iterable<Fields>;

/** Compiles a pipeline; stages that are not listed below are refused before a document is read. */
export function compilePipeline(pipeline: readonly Fields[]): Stage {
  const stages = pipeline.map((stage) => {
    const [name = '', ...others] = Object.keys(stage);
    if (others.length > 0) throw badValue('A pipeline stage must contain exactly one field');
    const make = Object.hasOwn(stageTable, name) ? stageTable[name] : undefined;
    if (!make) throw notSupported(`the aggregation stage ${name}`);
    return make(stage[name]);
  });
  return (documents) => stages.reduce((results, stage) => stage(results), documents);
}

function document(operand: unknown): Fields {
  if (!isFields(operand)) throw new CommandFailure(9, 'FailedToParse', 'a stage needs a document');
  return operand;
}

function wholeNumber(operand: unknown): number {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw badValue('$skip and $limit need a whole number');
  return operand;
}

function* slice(documents: Iterable<Fields>, from: number, to: number): Generator<Fields> {
  let at = 0;
  for (const one of documents) {
    if (at >= from) yield one;
    at += 1;
    if (at >= to) return;
  }
}

function* select(documents: Iterable<Fields>, fits: (one: Fields) => boolean): Generator<Fields> {
  for (const one of documents) if (fits(one)) yield one;
}

function sortBy(operand: unknown): Stage {
  const order = parseSort(document(operand));
  return (documents) =>
    [...documents]
      .map((one) => ({ one, keys: sortKeys(order, one) }))
      .sort((left, right) => compareSortKeys(order, left.keys, right.keys))
      .map(({ one }) => one);
}

function countAs(operand: unknown): Stage {
  if (typeof operand !== 'string' || !/^[^$.\0]+$/.test(operand)) throw badValue('$count needs a field name');
  return (documents) => {
    const count = [...documents].length;
    return count === 0 ? [] : [{ [operand]: count }];
  };
}

/** Plain projections are ours; those with expressions are mingo's. */
function project(operand: unknown): Stage {
  const fields = document(operand);
  const isPlain = Object.values(fields).every(
    (value) => typeof value === 'number' || typeof value === 'boolean',
  );
  if (!isPlain) return runStage('$project', fields);
  const pick = compileProjection(fields);
  return (documents) => [...documents].map(pick);
}

const stageTable: Readonly<Record<string, (operand: unknown) => Stage>> = {
  $match: (operand) => {
    const fits = compileFilter(document(operand));
    return (documents) => select(documents, fits);
  },
  $sort: sortBy,
  $skip: (operand) => {
    const count = wholeNumber(operand);
    return (documents) => slice(documents, count, Number.POSITIVE_INFINITY);
  },
  $limit: (operand) => {
    const count = wholeNumber(operand);
    if (count === 0) throw badValue('the limit must be positive');
    return (documents) => slice(documents, 0, count);
  },
  $count: countAs,
  $project: project,
  $group: (operand) => runStage('$group', document(operand)),
};
