import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Closing } from '../../playground/kit/closing.ts';
import { secretsOf } from '../../playground/secrets.ts';
import { startStandIns } from '../../playground/stand-ins.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    endpointsFolder: string;
  }
}

/**
 * Around a whole run of the tests: in the end every endpoint that a stand-in lists must have been asked by some test.
 * A run of chosen files is not held against it.
 */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'persona-endpoints-'));
  project.provide('endpointsFolder', folder);
  return async () => {
    const asked = new Set(
      readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')),
    );
    rmSync(folder, { recursive: true, force: true });
    const isWhole = process.argv.slice(2).every((word) => word === 'run' || word.startsWith('-'));
    const missing = isWhole ? (await listed()).filter((endpoint) => !asked.has(endpoint)) : [];
    if (missing.length > 0)
      throw new Error(`no test asks these endpoints of the stand-ins:\n${missing.join('\n')}`);
  };
}

async function listed(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'persona-endpoints-'));
  await using closing = new Closing();
  const { discord, slack, openai, fal } = await startStandIns(secretsOf(folder), closing);
  rmSync(folder, { recursive: true, force: true });
  return [discord, slack, openai, fal, discord.cdn].flatMap(({ name, endpoints }) =>
    endpoints.map((endpoint) => `${name} ${endpoint}`),
  );
}
