import { Problem } from '../../core/base/problem.ts';

/** @throws Problem `configuration` where some of these variables are set and some are not, naming those that are missing */
export function refuseHalf(variables: Readonly<Record<string, string | undefined>>): void {
  const missing = Object.keys(variables).filter((name) => variables[name] === undefined);
  if (missing.length === Object.keys(variables).length) return;
  throw new Problem('configuration', {
    lines: missing.map((name) => `${name}: is not set, although its neighbour is`),
  });
}
