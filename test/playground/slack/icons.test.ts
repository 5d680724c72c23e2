import { expect, test } from 'vitest';
import { Journal } from '../../../playground/kit/journal.ts';
import { startSlack } from '../../../playground/slack/index.ts';

test('the app has a face of its own, and a wrong address none', async () => {
  await using slack = await startSlack({
    journal: new Journal(),
    signingSecret: 'signing',
    clientId: '1.2',
    clientSecret: 'client',
    appToken: 'xapp-1',
    botToken: 'xoxb-1',
  });
  const icon = await fetch(`${slack.url}/icons/48.svg`);
  expect(icon.headers.get('content-type')).toContain('image/svg+xml');
  expect(await icon.text()).toContain('<svg');
  expect((await fetch(`${slack.url}/icon/48.svg`)).status).toBe(404);
});
