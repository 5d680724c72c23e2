import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { addresses, runs } from '../../core/jobs/records.ts';
import { placeOf } from '../../core/places/place.ts';
import { places } from '../../core/places/records.ts';
import { changePlaceSettings } from '../../core/places/settings.ts';
import { rowsOf } from '../../core/store/rows.ts';
import type { Person, SeenMessage } from '../../playground/kit/person.ts';
import { type Journey, openJourney, settled } from './open-journey.ts';

let journey: Journey;
let count = 0;
let guild: string;
let general: string;

beforeAll(async () => {
  journey = await openJourney({ set: { WORKER_SWEEP: '500' } });
  const [home] = journey.discord.places();
  general = home?.id ?? '';
  guild = home?.guild?.id ?? '';
});
afterAll(() => journey[Symbol.asyncDispose]());

let person: Person;
beforeEach(async () => {
  count += 1;
  ({ person } = await settled(journey.discord, `Wanderer ${count}`));
});
afterEach(async () => {
  journey.fal.pace = { queueMilliseconds: 10, paintMilliseconds: 60 };
  journey.discord.moderator.allow(general, 'full');
  await changeHome({ mayMake: true, privateOnly: false });
});

async function changeHome(change: { mayMake?: boolean; privateOnly?: boolean }): Promise<void> {
  const { id } = await placeOf(journey.core, { platform: 'discord', kind: 'server', team: guild });
  await rowsOf(journey.core.store, places).change({ _id: id }, { $set: change });
}

const create = (prompt: string, channel?: string) =>
  person.type({
    command: 'persona',
    subcommand: 'create',
    options: { prompt },
    ...(channel !== undefined && { channel }),
  });

const cardOf = (prompt: string) => (message: SeenMessage) =>
  message.text.includes(prompt.replace(/^a /, '')) &&
  message.buttons.some(({ label }) => label === 'Repaint');

/** Asks for a character whose painter takes long enough to do something meanwhile. */
async function paintSlowly(prompt: string, channel?: string): Promise<SeenMessage> {
  journey.fal.pace = { queueMilliseconds: 10, paintMilliseconds: 1_000 };
  // A message that the bot can reach no more goes on saying "Painting".
  const before = new Set(person.messages().map(({ id }) => id));
  await create(prompt, channel);
  return person.see(({ id, text }) => !before.has(id) && /^\W*Painting/.test(text));
}

const addressesOf = async (state: string) => {
  const ended = await rowsOf(journey.core.store, runs).find({ state: 'done' });
  return rowsOf(journey.core.store, addresses).find({ run: { $in: ended.map(({ _id }) => _id) }, state });
};

it('makes a character in a thread, where it was asked for', async () => {
  const thread = journey.discord.addThread(general, 'Side talk');
  await create('a thread spinner', thread);
  const card = await person.see(cardOf('a thread spinner'));
  expect([card.channel, card.visibleTo]).toEqual([thread, 'everyone']);
});

it('lets a thread be used like the channel that it belongs to', async () => {
  const home = await placeOf(journey.core, { platform: 'discord', kind: 'server', team: guild });
  const thread = journey.discord.addThread(general, 'Allowed talk');
  await changePlaceSettings(journey.core, home, { channels: [general] });
  await create('a thread keeper', thread);
  expect((await person.see(cardOf('a thread keeper'))).channel).toBe(thread);
  await changePlaceSettings(journey.core, home, { channels: ['123456789012345678'] });
  await create('a thread cutter', thread);
  await person.see(({ text }) => text.includes('other channels'));
  await changePlaceSettings(journey.core, home, { channels: [] });
});

it('makes a character in direct messages', async () => {
  await create('a letter writer', 'dm');
  const card = await person.see(cardOf('a letter writer'));
  expect(person.messages('dm').map(({ id }) => id)).toContain(card.id);
});

it('makes a character where only its person brought Persona along', async () => {
  const foreign = journey.discord.addGuild('Foreign', { installed: false });
  journey.discord.join(foreign, person.id);
  const channel = journey.discord.places().find((place) => place.guild?.id === foreign)?.id ?? '';
  await create('a traveller', channel);
  expect((await person.see(cardOf('a traveller'))).channel).toBe(channel);
  // Once the token is over, the bot has no way into that channel: the card comes as a direct message.
  await paintSlowly('a late traveller', channel);
  journey.discord.expireTokens();
  const late = await person.see(cardOf('a late traveller'));
  expect(person.messages('dm').map(({ id }) => id)).toContain(late.id);
});

it('answers by the interaction’s token in a channel where the bot may not post', async () => {
  journey.discord.moderator.allow(general, 'none');
  await create('a quiet guest');
  expect((await person.see(cardOf('a quiet guest'))).channel).toBe(general);
});

it('finishes the same message by the bot’s own token when the interaction’s is over', async () => {
  const painting = await paintSlowly('a slow potter');
  journey.discord.expireTokens();
  const card = await person.see(cardOf('a slow potter'));
  expect([card.id, card.channel]).toEqual([painting.id, general]);
  expect(card.pictures).toHaveLength(1);
});

it('sends the card as a direct message where that token may not post either', async () => {
  await paintSlowly('a slow weaver');
  journey.discord.expireTokens();
  journey.discord.moderator.allow(general, 'none');
  const card = await person.see(cardOf('a slow weaver'));
  expect(person.messages('dm').map(({ id }) => id)).toContain(card.id);
});

it('posts nothing again where a moderator removed the message', async () => {
  const painting = await paintSlowly('a brief visitor');
  const before = await addressesOf('gone');
  journey.discord.moderator.deleteMessage(painting.id);
  await expect
    .poll(async () => (await addressesOf('gone')).length, { timeout: 8_000 })
    .toBe(before.length + 1);
  expect([...person.messages(), ...person.messages('dm')].filter(cardOf('a brief visitor'))).toEqual([]);
});

it('makes nothing in a place that forbids it, and says so privately', async () => {
  // Somebody who made one here a moment ago is answered openly at first: that must not stay.
  await create('a last one');
  await person.see(cardOf('a last one'));
  await changeHome({ mayMake: false });
  await create('a forbidden one');
  const told = await person.see(({ text }) => text.includes('Not here'));
  expect(told.visibleTo).toEqual({ person: person.id });
  expect(person.messages().filter(({ pending }) => pending)).toEqual([]);
  await create('an allowed one', 'dm');
  await person.see(cardOf('an allowed one'));
});

it('shows a character to its person alone in a place that wants private answers', async () => {
  await changeHome({ privateOnly: true });
  await create('a discreet one');
  const card = await person.see(cardOf('a discreet one'));
  expect(card.visibleTo).toEqual({ person: person.id });
  expect(person.messages().filter(({ pending }) => pending)).toEqual([]);
});
