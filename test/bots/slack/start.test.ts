import { afterAll, beforeAll, expect, test } from 'vitest';
import { places } from '../../../core/places/records.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { type Ground, openGround, openStage } from './stage.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground[Symbol.asyncDispose]());

const workspaces = () => rowsOf(ground.core.store, places).find({ platform: 'slack', kind: 'workspace' });

test.each(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'])(
  'a refused %s stops the start and is named',
  async (name) => {
    const token = name === 'SLACK_BOT_TOKEN' ? 'xoxb-wrong' : 'xapp-wrong';
    await expect(openStage(ground.core, 'socket', { [name]: token })).rejects.toMatchObject({
      code: 'configuration',
      detail: { lines: [`${name}: Slack refuses it (invalid_auth)`] },
    });
  },
);

test('in Socket Mode the workspace has its place from the start, and loses it when the app is removed', async () => {
  const stage = await openStage(ground.core, 'socket');
  expect(await workspaces()).toMatchObject([{ state: 'active' }]);
  await stage.slack.uninstall('Lantern');
  await expect.poll(workspaces).toEqual([]);
  await stage[Symbol.asyncDispose]();
});

test('a broken socket is connected again', async () => {
  await using stage = await openStage(ground.core, 'socket');
  const connections = () => stage.slack.socket.connections;
  stage.slack.socket.drop();
  await expect.poll(connections).toBe(0);
  await expect.poll(connections, { timeout: 10_000 }).toBe(1);
  await stage.slack.person('Ann').type({ command: 'privacy' });
  expect(stage.calls).toHaveLength(1);
});
