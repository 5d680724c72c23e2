import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../core/accounts/account-of.ts';
import { createInChat } from '../../playground/watch-run.ts';
import { findFreePort } from '../../playground/kit/free-port.ts';
import { installSlack } from './install-slack.ts';
import { type Journey, openJourney, typed } from './open-journey.ts';

let journey: Journey;
let port: number;

beforeAll(async () => {
  port = await findFreePort();
  journey = await openJourney({ slack: { port } });
});
afterAll(() => journey[Symbol.asyncDispose]());

/** A workspace as `createInChat` takes a chat. */
const chatIn = (workspace: string) => ({
  platform: 'slack' as const,
  person: (name: string) => journey.slack.workspace(workspace).person(name),
  onChange: (listener: () => void) => journey.slack.onChange(listener),
});

const make = (workspace: string, person: string, prompt: string) => {
  const chat = chatIn(workspace);
  return createInChat(chat, chat.person(person), { prompt }, () => undefined);
};

it('installs in two workspaces and makes a character in each, with the token of each', async () => {
  expect(await installSlack(journey, port, 'Lantern')).toBe(200);
  expect(await installSlack(journey, port, 'Night Owls')).toBe(200);
  expect(journey.slack.workspace('Night Owls').botToken).toMatch(/^xoxb-/);
  for (const workspace of ['Lantern', 'Night Owls']) {
    const card = await make(workspace, 'Ada', `a keeper of ${workspace}`);
    expect(card.pictures).toHaveLength(1);
  }
});

it('takes one person in two workspaces for two accounts, each with a library of its own', async () => {
  const people = ['Lantern', 'Night Owls'].map((name) => journey.slack.workspace(name).person('Ada'));
  for (const person of people) {
    const list = await typed(person, 'list');
    expect(list.menus.flatMap(({ options }) => options)).toHaveLength(1);
    expect(person.messages().filter(({ text }) => text.includes('Before the first character'))).toHaveLength(
      1,
    );
  }
  const [one, other] = await Promise.all(
    ['Lantern', 'Night Owls'].map((name) => {
      const workspace = journey.slack.workspace(name);
      const user = workspace.person('Ada').id;
      return accountOf(journey.core, { platform: 'slack', team: workspace.id, user, name: 'Ada' });
    }),
  );
  expect(one?.id).toBeDefined();
  expect(other?.id).toBeDefined();
  expect(one?.id).not.toBe(other?.id);
});

it('refuses whatever is not signed, signed wrongly or signed long ago, and does nothing of it', async () => {
  const { slack } = journey;
  const sent = slack.sent.find(({ body }) => body.includes('command=%2Fpersona'));
  if (!sent) throw new Error('no command was sent');
  const body = sent.body.replace(/trigger_id=[^&]*/, 'trigger_id=1.2.forged');
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const signature = slack.sign(body);
  const good = { ...type, ...signature };
  const answers = journey.journal.exchanges.length;
  const forged = [
    type,
    { ...good, 'x-slack-signature': `v0=${'0'.repeat(64)}` },
    { ...type, ...slack.sign(`${body} `) },
    { ...type, ...slack.sign(body, Date.now() - 6 * 60_000) },
    { ...type, 'x-slack-request-timestamp': signature['x-slack-request-timestamp'] ?? '' },
  ];
  for (const headers of forged) expect(await slack.deliver(body, headers)).toBe(401);
  // Nothing went out but what was delivered by hand.
  const since = journey.journal.exchanges.slice(answers).map(({ endpoint }) => endpoint);
  expect(since).toEqual(forged.map(() => 'DELIVER by hand'));
  expect(await slack.deliver(body, good)).toBe(200);
});

it('forgets a workspace that removes the app, and nobody else', async () => {
  await journey.slack.uninstall('Night Owls');
  const eve = journey.slack.workspace('Night Owls').person('Eve');
  await eve.type({ command: 'persona', subcommand: 'list' });
  expect(eve.messages().at(-1)?.text).toContain('not a valid command');
  const card = await make('Lantern', 'Bob', 'a keeper who stays');
  expect(card.pictures).toHaveLength(1);
});
