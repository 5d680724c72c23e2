import { REST, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { startStandIn, token } from './connect.ts';

test('an app learns about itself, the gateway and a message that it has posted', async () => {
  const discord = await startStandIn();
  using rest = Object.assign(new REST({ api: discord.apiUrl, version: '10' }).setToken(token), {
    [Symbol.dispose]() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  });
  const [channel] = discord.places();
  if (!channel) throw new Error('there is no channel');
  const posted = await rest.post(Routes.channelMessages(channel.id), { body: { content: 'Lights on' } });
  const { id } = posted as { readonly id: string };
  expect(await rest.get(Routes.channelMessage(channel.id, id))).toMatchObject({ id, content: 'Lights on' });
  expect(await rest.get(Routes.gateway())).toEqual({ url: expect.stringMatching(/^ws:/) as string });
  expect(await rest.get(Routes.user())).toMatchObject({ bot: true });
  expect(await rest.get('/applications/@me')).toMatchObject({ id: discord.applicationId });
});

test('without the token nothing is told', async () => {
  const discord = await startStandIn();
  for (const path of ['users/@me', 'applications/@me', 'gateway/bot']) {
    const answer = await fetch(`${discord.apiUrl}/v10/${path}`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 0, message: '401: Unauthorized' });
  }
});
