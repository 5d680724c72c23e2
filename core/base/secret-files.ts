import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Environment } from './config.ts';
import { Problem } from './problem.ts';

/**
 * The environment with what lies in files: `NAME_FILE=/run/secrets/name` stands for `NAME` with the file's content, without
 * white space around it. Containers are given their secrets so.
 * @param parts whose variables may lie in files; what else ends with `_FILE` means something else
 * @throws Problem `configuration` with a line for each file that cannot be read, and for each variable that is set twice
 */
export function withSecretFiles(environment: Environment, parts: readonly z.ZodObject[]): Environment {
  const lines: string[] = [];
  const read: Record<string, string> = {};
  for (const name of parts.flatMap(({ shape }) => Object.keys(shape))) {
    const path = environment[`${name}_FILE`]?.trim();
    if (!path) continue;
    const content = contentOf(path);
    if (environment[name]?.trim()) lines.push(`${name}_FILE: ${name} is set as well; leave one of them out`);
    else if (content === undefined) lines.push(`${name}_FILE: ${path} cannot be read`);
    else read[name] = content;
  }
  if (lines.length > 0) throw new Problem('configuration', { lines });
  return { ...environment, ...read };
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
