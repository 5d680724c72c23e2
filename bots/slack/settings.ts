import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Environment, readConfig, webAddress, wholeNumber } from '../../core/base/config.ts';

/** Slack's part of the configuration. The descriptions become `.env.example`. */
export const slackVariables = z.object({
  SLACK_APP_TOKEN: z
    .string()
    .optional()
    .describe('xapp-…, with SLACK_BOT_TOKEN: Socket Mode, for one workspace and no public address'),
  SLACK_BOT_TOKEN: z.string().optional().describe('xoxb-…, of the workspace in which the app is installed'),
  SLACK_SIGNING_SECRET: z
    .string()
    .optional()
    .describe('with SLACK_CLIENT_ID and SLACK_CLIENT_SECRET: signed HTTP, for any number of workspaces'),
  SLACK_CLIENT_ID: z.string().optional().describe('of the app, for its installation in workspaces'),
  SLACK_CLIENT_SECRET: z.string().optional().describe('of the app, for its installation in workspaces'),
  SLACK_STATE_SECRET: z
    .string()
    .min(16, 'must be 16 characters or longer')
    .optional()
    .describe('signs the state of an installation under way; by default derived from SLACK_CLIENT_SECRET'),
  SLACK_PORT: wholeNumber(0, 65_535)
    .default(3000)
    .describe('where signed HTTP is listened for: /slack/events, /slack/install'),
  SLACK_PUBLIC_URL: webAddress
    .optional()
    .describe('address at which Slack reaches SLACK_PORT; goes into the manifest'),
  SLACK_API: webAddress.default('https://slack.com/api').describe('the Web API'),
  SLACK_AUTHORIZE_URL: webAddress
    .optional()
    .describe('page on which a workspace agrees to the installation, if not the one at slack.com'),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,12}$/, 'must be 1 to 12 of a-z, 0-9, _ and -')
    .default('')
    .describe('put before every command, since a workspace shares their names: p- makes /p-persona'),
});

type Variables = z.output<typeof slackVariables>;
type Credential = 'SLACK_APP_TOKEN' | 'SLACK_BOT_TOKEN' | (typeof httpCredentials)[number];

const socketCredentials = ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'] as const;
const httpCredentials = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const;
const credentials: readonly Credential[] = [...socketCredentials, ...httpCredentials];

interface CommonSettings {
  /** Ends with a slash, as the client asks for it. */
  readonly api: string;
  readonly prefix: string;
}

export interface SocketSettings extends CommonSettings {
  readonly mode: 'socket';
  readonly appToken: string;
  readonly botToken: string;
}

export interface HttpSettings extends CommonSettings {
  readonly mode: 'http';
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly port: number;
  readonly authorizeUrl: string | undefined;
}

export type SlackSettings = SocketSettings | HttpSettings;

const slackSettings = slackVariables.transform((given, context): SlackSettings => {
  const modes = [socketCredentials, httpCredentials].filter((names) => names.some((name) => given[name]));
  const mistakes = modes.length > 1 ? [bothModes] : modes.flatMap((names) => halfMode(given, names));
  for (const [name, form] of tokenForms) {
    if (given[name] && !given[name].startsWith(form)) mistakes.push([name, `must start with ${form}`]);
  }
  for (const [name, message] of mistakes) {
    context.addIssue({ code: 'custom', path: [name], message });
  }
  return given.SLACK_APP_TOKEN ? toSocket(given) : toHttp(given);
});

type Mistake = readonly [Credential, string];

const tokenForms: readonly Mistake[] = [
  ['SLACK_APP_TOKEN', 'xapp-'],
  ['SLACK_BOT_TOKEN', 'xoxb-'],
];
const bothModes: Mistake = [
  'SLACK_APP_TOKEN',
  'Socket Mode and signed HTTP exclude each other: set SLACK_APP_TOKEN and SLACK_BOT_TOKEN, or SLACK_SIGNING_SECRET, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET',
];

function halfMode(given: Variables, names: readonly Credential[]): Mistake[] {
  const missing = names.filter((name) => !given[name]);
  const set = names.filter((name) => given[name]).join(' and ');
  return missing.map((name) => [name, `is not set, but belongs to ${set}`]);
}

const toCommon = (given: Variables): CommonSettings => ({
  api: `${given.SLACK_API}/`,
  prefix: given.SLACK_COMMAND_PREFIX,
});

const toSocket = (given: Variables): SocketSettings => ({
  ...toCommon(given),
  mode: 'socket',
  appToken: given.SLACK_APP_TOKEN ?? '',
  botToken: given.SLACK_BOT_TOKEN ?? '',
});

function toHttp(given: Variables): HttpSettings {
  const clientSecret = given.SLACK_CLIENT_SECRET ?? '';
  const derived = createHmac('sha256', clientSecret).update('state of an installation').digest('base64url');
  return {
    ...toCommon(given),
    mode: 'http',
    signingSecret: given.SLACK_SIGNING_SECRET ?? '',
    clientId: given.SLACK_CLIENT_ID ?? '',
    clientSecret,
    stateSecret: given.SLACK_STATE_SECRET ?? derived,
    port: given.SLACK_PORT,
    authorizeUrl: given.SLACK_AUTHORIZE_URL,
  };
}

/**
 * Slack's settings, or undefined where no credential of Slack is set.
 * @throws Problem `configuration` with a line per mistake: half of a mode, both modes, a token of another kind
 */
export function readSlackSettings(environment: Environment): SlackSettings | undefined {
  const isSet = credentials.some((name) => (environment[name] ?? '').trim() !== '');
  return isSet ? readConfig(slackSettings, environment) : undefined;
}
