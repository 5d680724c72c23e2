import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a backup, by part. */
export type Files = Readonly<Record<'data' | 'keys' | 'ledger', string>>;

/** The newest file of each part in a folder. */
export function newestIn(folder: string): Files {
  const names = readdirSync(folder).toSorted();
  const newest = (part: string): string =>
    join(folder, names.findLast((name) => name.endsWith(`.${part}`)) ?? `no ${part}`);
  return { data: newest('data'), keys: newest('keys'), ledger: newest('ledger') };
}

/** What an operator types to restore them. */
export const restoring = ({ data, keys, ledger }: Files, ...more: string[]): string[] => [
  'restore',
  ...['--data', data, '--keys', keys, '--ledger', ledger],
  ...more,
];
