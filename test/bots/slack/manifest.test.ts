import { expect, test } from 'vitest';
import { appManifest } from '../../../bots/slack/app-manifest.ts';
import { table } from './table.ts';

test('in Socket Mode the manifest names commands, scopes and events, and no address', () => {
  const manifest = appManifest(table, { prefix: '', publicUrl: undefined });
  expect(manifest.features.slash_commands).toEqual([
    {
      command: '/persona',
      description: 'create, help',
      usage_hint: 'create [prompt] [style:…] [name:…] | help',
      should_escape: false,
    },
    {
      command: '/privacy',
      description: 'Your choices',
      usage_hint: '<choice:…>',
      should_escape: false,
    },
  ]);
  expect(manifest.oauth_config.scopes.bot).toEqual([
    'commands',
    'chat:write',
    'im:write',
    'files:write',
    'files:read',
    'users:read',
  ]);
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_uninstalled', 'tokens_revoked']);
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(JSON.stringify(manifest)).not.toContain('http');
});

test('with a public address everything is sent there, under the prefix of the installation', () => {
  const manifest = appManifest(table, { prefix: 'p-', publicUrl: 'https://persona.example' });
  const url = 'https://persona.example/slack/events';
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([
    '/p-persona',
    '/p-privacy',
  ]);
  expect(manifest.features.slash_commands[0]).toMatchObject({ url });
  expect(manifest.oauth_config).toMatchObject({
    redirect_urls: ['https://persona.example/slack/oauth_redirect'],
  });
  expect(manifest.settings).toMatchObject({
    event_subscriptions: { request_url: url },
    interactivity: { is_enabled: true, request_url: url },
    socket_mode_enabled: false,
  });
});
