import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const text = z.union([z.string(), z.number().transform(String)]);

const service = z.looseObject({
  image: z.string(),
  build: z.string().optional(),
  entrypoint: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  restart: z.string().optional(),
  init: z.boolean().default(false),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  environment: z.record(z.string(), text).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z
    .object({ test: z.array(z.string()).optional(), disable: z.boolean().default(false) })
    .optional(),
  logging: z.object({ driver: z.string(), options: z.record(z.string(), text) }).optional(),
  stop_grace_period: z.string().optional(),
  deploy: z
    .object({
      replicas: z.number().optional(),
      resources: z.object({ limits: z.object({ cpus: text, memory: z.string() }).partial() }).optional(),
    })
    .default({}),
});

const compose = z.looseObject({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

export type Service = z.output<typeof service>;

/** What docker-compose.yml says, as far as it is held against rules here. */
export interface Compose extends z.output<typeof compose> {
  /** The variables that compose itself puts in. */
  readonly interpolated: readonly string[];
}

export function readCompose(source: string): Compose {
  // `$$` is a dollar sign that reaches the container.
  const names = [...source.replaceAll('$$', '').matchAll(/\$\{?(\w+)/g)].map(([, name]) => name ?? '');
  return { ...compose.parse(parse(source, { merge: true })), interpolated: names };
}

export const composeText = (): string => readFileSync('docker-compose.yml', 'utf8');

/** Milliseconds of `40s` or `2m`. */
export function durationOf(text = ''): number {
  const [, amount, unit] = /^(\d+)(s|m)$/.exec(text) ?? [];
  return Number(amount) * (unit === 'm' ? 60_000 : 1_000);
}
