import { z } from 'zod';
import { definitions } from '../../bots/platforms.ts';
import { coreSettings } from '../../core/settings.ts';
import { logins } from '../../linking-web/logins/logins.ts';
import { webSettings } from '../../linking-web/settings.ts';
import { operatorSettings } from '../../operator/settings.ts';
import { workerSettings } from '../../workers/settings.ts';
import { composeVariables } from './compose-variables.ts';
import { capital } from './capital.ts';

interface Group {
  readonly title: string;
  readonly settings: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
}

/** The parts of the configuration, by the programs that read them. */
export const groups: readonly Group[] = [
  { title: 'every program', settings: coreSettings },
  { title: 'workers', settings: workerSettings },
  { title: 'linking-web', settings: webSettings },
  ...logins.map(({ label, variables }) => ({
    title: `linking-web: ${label} (leave all of it out to run without)`,
    settings: variables,
  })),
  { title: 'operator', settings: operatorSettings },
  ...definitions.map(({ name, variables }) => ({
    title: `bots: ${capital(name)} (leave all of it out to run without)`,
    settings: variables,
  })),
  { title: 'docker-compose.yml (no program reads it)', settings: composeVariables },
];

const head = `# What the programs read from their environment, or from a file .env in this folder.
# Written by \`npm run generate\`. A variable behind a # may be left out: what stands there is its default.
# NAME_FILE=/path/to/a/file may stand for any NAME: its content is the value.`;

/** The text of `.env.example`. */
export const envExample = (): string => `${[head, ...groups.map(writeGroup)].join('\n\n')}\n`;

const writeGroup = ({ title, settings }: Group): string =>
  [
    `# --- ${title} ---`,
    ...Object.entries(settings.shape).map(([name, schema]) => writeVariable(name, schema)),
  ].join('\n\n');

function writeVariable(name: string, schema: z.core.$ZodType): string {
  const description = z.globalRegistry.get(schema)?.description;
  if (!description) throw new Error(`${name} says nothing of itself`);
  const mayBeLeftOut = z.safeParse(schema, undefined).success;
  return `# ${description}\n${mayBeLeftOut ? '# ' : ''}${name}=${defaultOf(name, schema) ?? ''}`;
}

/**
 * A variable's default as an operator would write it.
 * @throws Error where the default is no text: it would have to be given in the form of the input, by \`prefault\`
 */
export function defaultOf(name: string, schema: z.core.$ZodType): string | undefined {
  if (!(schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)) return undefined;
  const value = schema.def.defaultValue;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`${name} has a default that nobody can write: give it by prefault`);
}
