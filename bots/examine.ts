import type { Environment } from '../core/base/config.ts';
import type { Finding } from '../core/base/finding.ts';
import { definitions } from './platforms.ts';

/** What the bots need outside: each configured platform, its tokens, and what it shows. For the operator's doctor. */
export async function examineBots(environment: Environment): Promise<readonly Finding[]> {
  const found = await Promise.all(definitions.map((definition) => definition.examine(environment)));
  return found.flat();
}
