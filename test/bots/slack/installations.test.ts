import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { places } from '../../../core/places/records.ts';
import { dataKeys } from '../../../core/store/data-keys.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { type Ground, install, openGround, openStage, type Stage } from './stage.ts';

let ground: Ground;
let stage: Stage;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground[Symbol.asyncDispose]());
beforeEach(async () => {
  stage = await openStage(ground.core, 'http', { SLACK_COMMAND_PREFIX: 'p-' });
});
afterEach(async () => {
  await stage[Symbol.asyncDispose]();
  await rowsOf(ground.core.store, places).remove({});
  await rowsOf(ground.core.store, dataKeys).remove({});
});

const lantern = () => stage.slack.workspace('Lantern');
const owls = () => stage.slack.workspace('Night Owls');
const create = { command: 'p-persona', subcommand: 'create', options: { prompt: 'a smith' } };

/** Everything of the places as the store holds it, ciphertexts as characters. */
async function stored(): Promise<string> {
  const found = await rowsOf(ground.core.store, places).find({});
  return found.map((row) => JSON.stringify(row) + (row.sealed?.blob.toString('latin1') ?? '')).join('\n');
}

test('each workspace is served by the token of its own installation, which lies sealed', async () => {
  stage.answer = ({ reply }) =>
    reply.privately({ tone: 'neutral', elements: [{ kind: 'text', text: 'Hello' }] });
  expect(await install(stage, lantern().id)).toBe(200);
  expect(await install(stage, owls().id)).toBe(200);
  const eve = owls().person('Eve');
  await eve.type(create);
  await eve.see((message) => message.text === 'Hello');
  expect(stage.calls).toMatchObject([
    { person: { team: owls().id }, intent: { command: 'persona create', options: { prompt: 'a smith' } } },
  ]);
  const target = { private: true, posted: false, tokenEnds: null } as const;
  const place = { team: owls().id, channel: '', user: eve.id, locale: 'en' };
  const view = { tone: 'neutral', elements: [{ kind: 'text', text: 'Drawn' }] } as const;
  expect(await stage.platform.draw({ ...target, place }, view)).toMatchObject({ outcome: 'drawn' });
  expect(eve.messages('dm')).toMatchObject([{ text: 'Drawn' }]);
  const rows = await stored();
  for (const secret of [owls().botToken, lantern().botToken, owls().id, 'Night Owls']) {
    expect(secret).toBeTypeOf('string');
    expect(rows).not.toContain(secret);
  }
});

test('an installation again takes the place of the one before', async () => {
  await install(stage, owls().id);
  await install(stage, owls().id);
  expect(await rowsOf(ground.core.store, places).count({})).toBe(1);
  await owls().person('Eve').type(create);
  expect(stage.calls).toHaveLength(1);
});

test.each([[['app_uninstalled', 'tokens_revoked']], [['tokens_revoked', 'app_uninstalled']]] as const)(
  '%s take that workspace’s tokens away and touch no other',
  async (order) => {
    await install(stage, lantern().id);
    await install(stage, owls().id);
    await stage.slack.uninstall('Night Owls', order);
    // Slack has its acknowledgement before the work is done.
    await expect.poll(() => rowsOf(ground.core.store, places).count({})).toBe(1);
    const [left] = await rowsOf(ground.core.store, places).find({});
    const keys = await rowsOf(ground.core.store, dataKeys).find({});
    expect(keys.map((key) => key._id)).toEqual([left?.sealed?.key]);
    const gone = { team: owls().id, channel: '', user: 'U1', locale: 'en' };
    const target = { private: true, posted: false, tokenEnds: null, place: gone };
    expect(await stage.platform.draw(target, { tone: 'neutral', elements: [] })).toEqual({ outcome: 'gone' });
    expect(await rowsOf(ground.core.store, places).count({})).toBe(1);
    await stage.slack.person('Ann').type(create);
    expect(stage.calls).toMatchObject([{ person: { team: lantern().id } }]);
  },
);

test('a removal that is told late ends no newer installation', async () => {
  await install(stage, owls().id);
  const event = { type: 'tokens_revoked', tokens: { bot: ['U1'] } };
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: owls().id,
    event_id: 'Ev1',
    event_time: Math.floor(Date.now() / 1_000) - 60,
    event,
  });
  const headers = { 'content-type': 'application/json', ...stage.slack.sign(body) };
  expect(await stage.slack.deliver(body, headers)).toBe(200);
  await owls().person('Eve').type(create);
  expect(stage.calls).toHaveLength(1);
});

test('the tokens of single people are none of ours', async () => {
  await install(stage, owls().id);
  const event = { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } };
  await stage.slack.sendEvent(event, 'Night Owls');
  await owls().person('Eve').type(create);
  expect(stage.calls).toHaveLength(1);
});

test('where the app is not installed, people are told so', async () => {
  const eve = owls().person('Eve');
  stage.slack.requestUrl = `${stage.site}/slack/events`;
  const fields = {
    command: '/p-persona',
    text: 'create a smith',
    team_id: owls().id,
    channel_id: 'C1',
    user_id: eve.id,
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/none',
  };
  const body = new URLSearchParams(fields).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await stage.slack.deliver(body, { ...type, ...stage.slack.sign(body) })).toBe(200);
  expect(stage.slack.sent.at(-1)?.answer).toMatch(/not installed/);
  expect(stage.calls).toEqual([]);
});

test('what is not signed, signed by another or signed long ago is refused', async () => {
  await install(stage, lantern().id);
  await stage.slack.person('Ann').type(create);
  const [genuine] = stage.slack.sent;
  const { body = '', headers = {} } = genuine ?? {};
  const send = (change: Record<string, string>) => stage.slack.deliver(body, { ...headers, ...change });
  const sixMinutes = 6 * 60_000;
  expect(await send({ 'x-slack-signature': `v0=${'0'.repeat(64)}` })).toBe(401);
  expect(await send(stage.slack.sign(body, Date.now() - sixMinutes))).toBe(401);
  expect(await send({ 'x-slack-signature': '' })).toBe(401);
  expect(await stage.slack.deliver(`${body}&user_id=U2`, headers)).toBe(401);
  expect(stage.calls).toHaveLength(1);
  expect(await send({})).toBe(200);
  expect(stage.calls).toHaveLength(2);
});

test('what is being typed into a menu is a completion, and is offered choices', async () => {
  await install(stage, lantern().id);
  stage.answer = ({ reply }) => reply.offer([{ label: 'Old Tom', value: 'c1' }]);
  const payload = {
    type: 'block_suggestion',
    team: { id: lantern().id },
    user: { id: 'U1', name: 'ann' },
    action_id: 'persona show:name',
    block_id: 'name',
    value: 'old',
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await stage.slack.deliver(body, { ...type, ...stage.slack.sign(body) })).toBe(200);
  expect(stage.calls).toMatchObject([
    { intent: { kind: 'completion', command: 'persona show', option: 'name', typed: 'old' } },
  ]);
  expect(JSON.parse(stage.slack.sent.at(-1)?.answer ?? '')).toEqual({
    options: [{ text: { type: 'plain_text', text: 'Old Tom', emoji: false }, value: 'c1' }],
  });
});
