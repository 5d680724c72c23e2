import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, SeenMessage } from '../../playground/kit/person.ts';
import type { Stack } from '../../playground/stack.ts';
import { makeCharacter, nowOf, openJourney } from './open-journey.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await openJourney({ set: { PERSONA_DAILY_QUOTA: '3' } });
});
afterAll(() => stack[Symbol.asyncDispose]());

/** What this person is told next, for them alone. */
async function told(person: Person, words: string): Promise<SeenMessage> {
  const message = await person.see(({ text }) => text.includes(words));
  expect(message.visibleTo).toEqual({ person: person.id });
  return message;
}

/** Somebody who has accepted, with a finished card. */
async function settled(name: string): Promise<{ person: Person; card: SeenMessage }> {
  const person = stack.discord.person(name);
  return { person, card: await makeCharacter(stack.discord, person) };
}

const create = (options: Readonly<Record<string, string>>) => ({
  command: 'persona',
  subcommand: 'create',
  options,
});

describe('what cannot be done is said privately, with what to do', () => {
  it('a prompt of white space', async () => {
    const { person } = await settled('Ann');
    await person.type(create({ prompt: '   ' }));
    await told(person, 'There is no prompt');
  });

  it('a prompt that is too long, in Slack, whose commands hold more than Persona takes', async () => {
    const person = stack.slack.person('Ann');
    await makeCharacter(stack.slack, person);
    await person.type(create({ prompt: 'long '.repeat(500) }));
    await told(person, 'That prompt is too long');
  });

  it('an unknown style, with the nearest ones', async () => {
    const person = stack.slack.person('Ann');
    await person.type(create({ prompt: 'a fox', style: 'watercolr' }));
    expect((await told(person, 'There is no such style')).text).toContain('Watercolour');
  });

  it('a name that nobody has, with the nearest, in the same words as a deleted one', async () => {
    const { person, card } = await settled('Bob');
    await person.type({ command: 'persona', subcommand: 'show', options: { name: 'Nobody at all' } });
    const missing = await told(person, 'No such character');
    await person.click(card, 'Delete');
    await person.click(await told(person, 'Delete '), 'Yes, delete it');
    await told(person, 'is deleted');
    expect(missing.text).toContain('There is none of that name that you can see');
    const name = card.text.split('\n')[0]?.replace(/\W*(.*)/, '$1') ?? '';
    await person.type({ command: 'persona', subcommand: 'show', options: { name } });
    await person.see(({ id, text }) => id !== missing.id && text.includes('There is none of that name'));
  });

  it('a click on the card of a deleted character', async () => {
    const { person, card } = await settled('Cat');
    await person.click(card, 'Delete');
    const confirm = await told(person, 'Delete ');
    await person.click(confirm, 'Yes, delete it');
    await expect.poll(() => nowOf(person, card).text).toContain('This character was deleted');
    await person.click(confirm, 'Yes, delete it');
    await told(person, 'That is over already');
  });

  it('a refused prompt: which rule, and no quota', async () => {
    const { person } = await settled('Dan');
    const refused = () => person.messages().filter(({ text }) => text.includes('violence/graphic'));
    for (let time = 1; time <= 3; time += 1) {
      await person.type(create({ prompt: `a scene ${time} [[violence/graphic]]` }));
      await expect.poll(() => refused().length, { timeout: 5_000 }).toBe(time);
    }
    // Two of three are left: the refusals took none.
    const card = await makeCharacter(stack.discord, person, { prompt: 'a kind baker' });
    expect(card.text).toContain('kind baker');
  });

  it('the quota of the day, with when it renews', async () => {
    const { person } = await settled('Eli');
    await makeCharacter(stack.discord, person, { prompt: 'the second' });
    await makeCharacter(stack.discord, person, { prompt: 'the third' });
    await person.type(create({ prompt: 'the fourth' }));
    const message = await told(person, 'used up');
    expect(message.text).toContain('It renews');
    expect(
      stack.discord
        .person('Eli')
        .messages()
        .some(({ pending }) => pending),
    ).toBe(false);
  });

  it('somebody who is too young is not asked again for a day, and nothing of the command is kept', async () => {
    const person = stack.discord.person('Kid');
    await person.type(create({ prompt: 'a dragon to ride' }));
    const notice = await told(person, 'Before the first character');
    await person.click(notice, 'I am too young');
    await told(person, 'not for you yet');
    await person.click(notice, 'I am old enough and accept');
    await person.type(create({ prompt: 'a dragon to ride' }));
    const messages = () => person.messages().filter(({ text }) => text.includes('not for you yet'));
    await expect.poll(() => messages().length).toBeGreaterThanOrEqual(2);
  });
});
