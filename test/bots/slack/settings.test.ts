import { expect, test } from 'vitest';
import { Problem } from '../../../core/base/problem.ts';
import { readSlackSettings } from '../../../bots/slack/settings.ts';

const socket = { SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'xoxb-1' };
const http = { SLACK_SIGNING_SECRET: 's', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c' };

function mistakes(environment: Record<string, string>): readonly string[] {
  try {
    readSlackSettings(environment);
  } catch (error) {
    if (error instanceof Problem && error.code === 'configuration') return error.detail.lines ?? [];
    throw error;
  }
  return [];
}

test('without a credential there is no Slack, whatever else is set', () => {
  expect(readSlackSettings({})).toBeUndefined();
  expect(readSlackSettings({ SLACK_PORT: '1', SLACK_BOT_TOKEN: ' ' })).toBeUndefined();
});

test('two tokens mean Socket Mode', () => {
  expect(readSlackSettings({ ...socket, SLACK_API: 'http://127.0.0.1:1/api/' })).toEqual({
    mode: 'socket',
    appToken: 'xapp-1',
    botToken: 'xoxb-1',
    api: 'http://127.0.0.1:1/api/',
    prefix: '',
  });
});

test('three secrets mean signed HTTP, with a state secret that does not change', () => {
  const first = readSlackSettings({ ...http, SLACK_COMMAND_PREFIX: 'p-' });
  expect(first).toMatchObject({
    mode: 'http',
    api: 'https://slack.com/api/',
    port: 3000,
    prefix: 'p-',
    authorizeUrl: undefined,
  });
  expect(readSlackSettings({ ...http, SLACK_COMMAND_PREFIX: 'p-' })).toEqual(first);
  const own = readSlackSettings({ ...http, SLACK_STATE_SECRET: 'a secret of one’s own' });
  expect(own).toMatchObject({ stateSecret: 'a secret of one’s own' });
  expect(own).not.toMatchObject({ stateSecret: first?.mode === 'http' ? first.stateSecret : '' });
});

test('half of a mode, both modes and tokens of another kind stop the start, a line for each', () => {
  expect(mistakes({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
    'SLACK_BOT_TOKEN: is not set, but belongs to SLACK_APP_TOKEN',
  ]);
  expect(mistakes({ SLACK_CLIENT_ID: '1.2' })).toEqual([
    'SLACK_SIGNING_SECRET: is not set, but belongs to SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET: is not set, but belongs to SLACK_CLIENT_ID',
  ]);
  expect(mistakes({ ...socket, ...http })).toEqual([expect.stringMatching(/^SLACK_APP_TOKEN: .*exclude/)]);
  expect(mistakes({ SLACK_APP_TOKEN: 'xoxb-1', SLACK_BOT_TOKEN: 'xapp-1' })).toEqual([
    'SLACK_APP_TOKEN: must start with xapp-',
    'SLACK_BOT_TOKEN: must start with xoxb-',
  ]);
});
