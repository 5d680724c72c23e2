import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { serverError } from '../../playground/openai/errors.ts';
import type { Person, SeenMessage } from '../../playground/kit/person.ts';
import { answerTo, type Journey, makeCharacter, openJourney, settled, typed } from './open-journey.ts';
import { type Servers, startServers } from './servers.ts';

let servers: Servers;
let journey: Journey;

beforeAll(async () => {
  servers = await startServers();
  const set = { WORKER_SWEEP: '300', PERSONA_DAILY_QUOTA: '2', PERSONA_JOB_LOCK: '1000' };
  journey = await openJourney({ given: servers.given, set });
  journey.fal.scenario.painter = 'thumbnail';
});
afterAll(async () => {
  await journey[Symbol.asyncDispose]();
  await servers[Symbol.asyncDispose]();
});
afterEach(() => {
  journey.openai.faults.clear();
});

const create = (prompt: string) => ({ command: 'persona', subcommand: 'create', options: { prompt } });

const cardOf = (prompt: string) => (message: SeenMessage) =>
  message.text.includes(prompt.replace(/^a /, '')) &&
  message.buttons.some(({ label }) => label === 'Repaint');

/** As long as a server may take to come back, and everything with it. */
const recovery = 15_000;

/** What a person is told while the store is away: for them alone, and before they turn away. */
async function toldOfStore(person: Person): Promise<void> {
  const told = await typed(person, 'list');
  expect(told.text).toContain('Persona cannot reach its memory');
  expect(told.visibleTo).toEqual({ person: person.id });
}

it.each(['discord', 'slack'] as const)(
  'with Redis frozen, a command on %s is answered, and its run finishes afterwards',
  async (platform) => {
    const { person } = await settled(journey[platform], 'Frozen');
    servers.redis.freeze();
    await person.type(create('a skater'));
    await person.see(({ text }) => /^\W*Queued/.test(text));
    servers.redis.thaw();
    await person.see(cardOf('a skater'), recovery);
  },
);

it('with the store frozen, a person is told so privately, and goes on when it is back', async () => {
  const { person } = await settled(journey.slack, 'Forgotten');
  servers.store.freeze();
  // A form must be the first answer, so this is said within the three seconds of the platform.
  const form = await answerTo(person, () => person.type({ command: 'persona', subcommand: 'create' }));
  expect(form.text).toContain('Persona cannot reach its memory');
  await toldOfStore(person);
  servers.store.thaw();
  const list = async () => (await typed(person, 'list')).text;
  await expect.poll(list, { timeout: recovery }).toContain('Your characters');
});

it('with Redis killed, a command is answered, and its run finishes when Redis is back', async () => {
  const { person } = await settled(journey.discord, 'Killed');
  await servers.redis.kill();
  await person.type(create('a phoenix'));
  await person.see(({ text }) => /^\W*Queued/.test(text));
  await servers.redis.start();
  await person.see(cardOf('a phoenix'), recovery);
});

it('with the store killed, a person is told so privately, and goes on when it is back', async () => {
  const { person } = await settled(journey.discord, 'Lost');
  await servers.store.kill();
  await toldOfStore(person);
  await servers.store.start();
  await makeCharacter(journey.discord, person, { prompt: 'a survivor' });
});

it('with moderation down, the message says that it waits, and goes on by itself', async () => {
  const { person } = await settled(journey.discord, 'Patient');
  journey.openai.faults.plan('POST /v1/moderations', serverError(), Infinity);
  await person.type(create('a waiter'));
  await person.see(({ text }) => /^\W*Checking/.test(text));
  expect(person.messages().filter(cardOf('a waiter'))).toEqual([]);
  journey.openai.faults.clear();
  await person.see(cardOf('a waiter'), recovery);
});

it('a writer that fails three times is one clear answer, and takes no quota', async () => {
  const { person } = await settled(journey.discord, 'Unlucky');
  const before = person.messages().length;
  journey.openai.faults.plan('POST /v1/responses', serverError(), Infinity);
  const end = await makeCharacter(journey.discord, person, { prompt: 'a stumbler' });
  expect(end.text).toContain('The writer is not available');
  expect(end.text).toContain('Nothing was charged');
  expect(person.messages()).toHaveLength(before + 1);
  journey.openai.faults.clear();
  // Two a day: one was made, the failure took none.
  await makeCharacter(journey.discord, person, { prompt: 'a riser' });
  expect((await typed(person, 'create', { prompt: 'a third' })).text).toContain('used up');
});
