import { expect, test } from 'vitest';
import { startHttpPair } from './pair.ts';

const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.1' };

test('bad, missing and old signatures are told by their status, and good ones may be repeated', async () => {
  await using pair = await startHttpPair((app) => {
    app.command('/persona', ({ ack }) => ack());
  });
  const { slack } = pair;
  await slack.person('Ann').type({ command: 'persona' });
  const good = slack.sent[0];
  if (!good) throw new Error('Nothing was sent');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await slack.deliver(good.body, good.headers)).toBe(200);
  expect(await slack.deliver(`${good.body}&text=forged`, good.headers)).toBe(401);
  expect(await slack.deliver(good.body, form)).toBe(401);
  const old = slack.sign(good.body, Date.now() - 6 * 60_000);
  expect(await slack.deliver(good.body, { ...form, ...old })).toBe(401);
  const young = slack.sign(good.body, Date.now() - 4 * 60_000);
  expect(await slack.deliver(good.body, { ...form, ...young })).toBe(200);
});

test('an event that nobody acknowledged comes again with the same id', async () => {
  const got: unknown[] = [];
  await using pair = await startHttpPair(
    (app) => {
      app.event('app_home_opened', ({ body, context }) => {
        got.push([(body as { event_id: string }).event_id, context.retryNum, context.retryReason]);
        return Promise.resolve();
      });
    },
    { retryDelays: [0, 10], patience: 100 },
  );
  const { slack } = pair;
  const rightUrl = slack.requestUrl;
  slack.requestUrl = rightUrl?.replace('/slack/events', '/elsewhere');
  slack.journal.once('exchange', () => {
    slack.requestUrl = rightUrl;
  });
  expect(await slack.sendEvent(opened)).toMatchObject({ kind: 'acknowledged' });
  const ids = new Set(slack.sent.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id));
  expect(ids.size).toBe(1);
  expect(got).toEqual([[[...ids][0], 1, 'http_error']]);
});

test('retries end', async () => {
  await using pair = await startHttpPair(() => undefined, { retryDelays: [0, 0, 0] });
  pair.slack.requestUrl = pair.slack.requestUrl?.replace('/slack/events', '/elsewhere');
  expect(await pair.slack.sendEvent(opened)).toEqual({ kind: 'refused', status: 404 });
  expect(pair.slack.sent.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
    undefined,
    '1',
    '2',
    '3',
  ]);
});

test.each([
  [['app_uninstalled', 'tokens_revoked']] as const,
  [['tokens_revoked', 'app_uninstalled']] as const,
])('uninstalling kills the token and sends %s', async (order) => {
  const got: string[] = [];
  await using pair = await startHttpPair((app) => {
    for (const type of order) {
      app.event(type, ({ event }) => {
        got.push(event.type);
        return Promise.resolve();
      });
    }
  });
  await pair.slack.uninstall('Lantern', order);
  expect(got).toEqual(order);
  await expect(pair.app.client.auth.test()).rejects.toThrow('account_inactive');
  expect(pair.slack.workspace('Lantern').botToken).toBeUndefined();
  const ann = pair.slack.person('Ann');
  await ann.type({ command: 'persona' });
  await ann.see((message) => message.text === '/persona is not a valid command');
});
