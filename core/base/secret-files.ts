import { readFileSync } from 'node:fs';
import type { Environment } from './config.ts';
import { Problem } from './problem.ts';

/** Our own variables: others, such as SSL_CERT_FILE, mean something else. */
const ours = /^((?:PERSONA|MONGODB|REDIS|DISCORD|SLACK|OPENAI|MODERATION|FAL|WEB|WORKER|BACKUP)_\w+)_FILE$/;

/**
 * The environment with what lies in files: `NAME_FILE=/run/secrets/name` stands for `NAME` with the file's content, without
 * white space around it. Containers are given their secrets so.
 * @throws Problem `configuration` with a line for each file that cannot be read, and for each variable that is set twice
 */
export function withSecretFiles(environment: Environment): Environment {
  const lines: string[] = [];
  const read: Record<string, string> = {};
  for (const [variable, path] of Object.entries(environment)) {
    const name = ours.exec(variable)?.[1];
    if (name === undefined || !path?.trim()) continue;
    if (environment[name]?.trim()) lines.push(`${variable}: ${name} is set as well; leave one of them out`);
    else {
      const content = contentOf(path);
      if (content === undefined) lines.push(`${variable}: ${path} cannot be read`);
      else read[name] = content;
    }
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
