import type { StoreCommand } from './described.ts';

/** Spoils a command on its way to the store, as a fault of the program would. */
export type Plant = (command: StoreCommand, document: Record<string, unknown>) => void;

interface Planted {
  readonly name: string;
  readonly plant: Plant;
  /** A seed that has shown it; where the product changes, another one will. */
  readonly seed: number;
  /** What the simulation says of it. */
  readonly shows: RegExp;
}

/** Makes conditions of a change go unasked. */
const unasked =
  (fits: (command: StoreCommand) => boolean, conditions: readonly string[]): Plant =>
  (command, document) => {
    const { query } = document;
    if (command.verb !== 'changes' || !fits(command) || typeof query !== 'object' || query === null) return;
    document['query'] = Object.fromEntries(
      Object.entries(query).filter(([name]) => !conditions.some((one) => name.startsWith(one))),
    );
  };

/** Faults that a simulation must find: each a change that does not ask whether things are still as they were read. */
export const plants: readonly Planted[] = [
  {
    name: 'a run ends although it was cancelled',
    plant: unasked(
      ({ collection, set }) => collection === 'runs' && set['state'] === 'done',
      ['state', 'claim', 'epoch'],
    ),
    seed: 15,
    shows: /went from cancelled to done/,
  },
  {
    name: 'a settlement counts twice',
    plant: unasked(
      ({ collection, unset }) => collection === 'quotas' && Object.keys(unset).length > 0,
      ['open.'],
    ),
    seed: 14,
    shows: /runs charged instead of|total is not what is used/,
  },
];
