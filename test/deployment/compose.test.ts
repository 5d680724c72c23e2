import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../core/base/config.ts';
import { coreSettings } from '../../core/settings.ts';
import { composeText, readCompose } from './compose.ts';
import { composeRules } from './compose-rules.ts';

// A linter carries the schema of the compose specification.
const folderOfSchema = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
const schemaText = readFileSync(join(folderOfSchema, 'schemas/compose.schema.json'), 'utf8');
const given = z.record(z.string(), z.unknown()).parse(JSON.parse(schemaText));
// Ajv knows the draft by its address with http alone.
const schema = Object.fromEntries(Object.entries(given).filter(([name]) => name !== '$schema'));
const matches = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

/** What the compose specification has against a file: where, and what. */
function mistakesIn(text: string): string[] {
  matches(parse(text, { merge: true }));
  return (matches.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

test('docker-compose.yml is what the compose specification calls one', () => {
  expect(mistakesIn(composeText())).toEqual([]);
});

test.each([
  [
    'a key that there is not',
    '    image: redis:8.2.1\n',
    '    image: redis:8.2.1\n    restarts: always\n',
    'restarts',
  ],
  [
    'a value of another kind',
    '    stop_grace_period: 40s\n',
    '    stop_grace_period: [40]\n',
    'must be string',
  ],
])('%s is found', (_what, from, to, complaint) => {
  expect(composeText()).toContain(from);
  expect(mistakesIn(composeText().replace(from, to)).join('\n')).toContain(complaint);
});

test.each(Object.entries(composeRules))('%s', (_demand, rule) => {
  expect(rule(readCompose(composeText()))).toEqual([]);
});

/** What breaks each rule: some text of the file, and what takes its place. */
const planted: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'a rule for restarting': ['restart: unless-stopped', 'restart: on-failure'],
  'a health check': ['healthcheck: *program-health', 'x-health: none'],
  'a log that is bounded': ['    max-size: 10m\n', ''],
  'limits of memory and processors': ["{ cpus: '1', memory: 1G }", "{ cpus: '1' }"],
  'time to stop': ['stop_grace_period: 20s', 'stop_grace_period: 1s'],
  'a process that reaps its children': ['  init: true\n', ''],
  'a file system that is only read': ['  read_only: true\n', ''],
  'no capability that it does not name': ['cap_drop: [ALL]', 'cap_drop: [NET_RAW]'],
  'no way to more rights': ['no-new-privileges:true', 'no-new-privileges:false'],
  'a version of its image': ['mongo:8.0.13', 'mongo:latest'],
  'only the proxy is published': ["    volumes: ['redis:/data']\n", "    ports: ['6379:6379']\n"],
  'store and queue reach nothing outside': ['store: { internal: true }', 'store: {}'],
  'a command names a program': ['[workers.js]', '[worker.js]'],
  'a variable is one that a program reads': ['WEB_HOST:', 'WEB_ADDRESS:'],
  'a program is given what it needs': ['FAL_KEY_FILE: /run/secrets/fal_key', 'FAL_TIMEOUT: 1000'],
  'a file that holds a variable is a secret of the service': ['      - fal_key\n', ''],
  'a secret lies below secrets/': ['file: ./secrets/fal_key', 'file: ./fal_key'],
  'compose asks for variables that .env.example explains': ['${PERSONA_VERSION', '${PERSONA_TAG'],
  'programs wait for what they need': ['service_completed_successfully', 'service_started'],
  'workers may finish what is in hand': ['stop_grace_period: 40s', 'stop_grace_period: 20s'],
  'workers can be more than one': ['replicas: 2', 'replicas: 1'],
};

test.each(Object.entries(composeRules))('what breaks “%s” is found', (demand, rule) => {
  const [from = '', to = ''] = planted[demand] ?? [];
  expect(composeText()).toContain(from);
  expect(rule(readCompose(composeText().replace(from, to)))).not.toEqual([]);
});

test('make-secrets.sh makes the secrets that are named, once, and they are what the programs read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'persona-compose-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  copyFileSync('make-secrets.sh', join(folder, 'make-secrets.sh'));
  const make = () => execFileSync('sh', [join(folder, 'make-secrets.sh')], { encoding: 'utf8' });
  make();
  const { secrets } = readCompose(composeText());
  const names = readdirSync(join(folder, 'secrets'));
  expect(names.toSorted()).toEqual(Object.keys(secrets).toSorted());
  const contents = () => names.map((name) => readFileSync(join(folder, 'secrets', name), 'utf8'));
  const first = contents();
  make();
  expect(contents()).toEqual(first);
  const environment = Object.fromEntries(names.map((name, index) => [name.toUpperCase(), first[index]]));
  const settings = readConfig(coreSettings, environment);
  expect(settings.MONGODB_URI).toContain(environment['MONGODB_PASSWORD']);
  expect(settings.REDIS_URL).toContain(environment['REDIS_PASSWORD']);
  // What mongod takes as a key file: 6 to 1024 characters of base64.
  expect(environment['MONGODB_KEY_FILE']).toMatch(/^[A-Za-z0-9+/=]{6,1024}$/);
});

test('no secret can be committed or sent to where an image is built', () => {
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toEqual(
    expect.arrayContaining(['secrets/', '.env']),
  );
  const [first, ...rest] = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => !/^(#|$)/.test(line));
  expect(first).toBe('*');
  expect(rest.filter((line) => /secrets|\.env/.test(line))).toEqual([]);
});
