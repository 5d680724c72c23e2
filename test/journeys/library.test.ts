import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../../bots/commands/index.ts';
import { fold } from '../../core/profile/fold.ts';
import type { Person, SeenMessage } from '../../playground/kit/person.ts';
import type { Stack } from '../../playground/stack.ts';
import { names } from './guests.ts';
import { answerTo, makeCharacter, openJourney, settled, typed } from './open-journey.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await openJourney({ set: { PERSONA_DAILY_QUOTA: '100', PERSONA_DAILY_SPEND: '1000' } });
  stack.fal.scenario.painter = 'thumbnail';
  stack.fal.pace = { queueMilliseconds: 0, paintMilliseconds: 0 };
  stack.openai.pace = { chunkMilliseconds: 0, chunks: 4 };
});
afterAll(() => stack[Symbol.asyncDispose]());

const isCard = ({ buttons }: SeenMessage): boolean => buttons.some(({ label }) => label === 'Repaint');

/** What a card, a list's line or a menu's line calls the character. */
const nameOn = ({ text }: SeenMessage): string => text.split('\n')[0]?.replace(/^\W*?(?=[\p{L}])/u, '') ?? '';

const offered = ({ menus }: SeenMessage) => menus.flatMap(({ options }) => options);
const namesOffered = (message: SeenMessage): string[] =>
  offered(message).map(({ label }) => label.split(' — ')[0] ?? '');

/** The same message, when it shows another page. */
async function turned(person: Person, message: SeenMessage, button: string): Promise<SeenMessage> {
  await person.click(message, button);
  return person.see(({ id, text }) => id === message.id && text !== message.text);
}

const byFolded = (a: string, b: string): number => (fold(a) < fold(b) ? -1 : fold(a) > fold(b) ? 1 : 0);

const chooseFirst = (person: Person, message: SeenMessage): Promise<SeenMessage> => {
  const [menu] = message.menus;
  const value = menu?.options[0]?.value ?? '';
  return answerTo(person, () => person.choose(message, menu?.action ?? '', value));
};

describe.each(['discord', 'slack'] as const)('the library on %s', (platform) => {
  let person: Person;

  beforeAll(async () => {
    const chat = stack[platform];
    person = chat.person(`Librarian ${platform}`);
    const [first = '', ...others] = names;
    await makeCharacter(chat, person, { prompt: 'a guest', name: first });
    for (const name of others) {
      await person.type({ command: 'persona', subcommand: 'create', options: { prompt: 'a guest', name } });
    }
    await vi.waitUntil(() => person.messages().filter(isCard).length === names.length, { timeout: 20_000 });
  });

  it('lists page after page, each character once', async () => {
    const first = await typed(person, 'list');
    expect(offered(first)).toHaveLength(10);
    expect(first.text).toContain('1–10 of 13');
    const second = await turned(person, first, 'Next');
    expect(offered(second)).toHaveLength(3);
    expect(second.text).toContain('11–13 of 13');
    expect(second.buttons.map(({ label }) => label)).toEqual(['Previous']);
    const all = [...namesOffered(first), ...namesOffered(second)];
    expect(all.toSorted()).toEqual(names.toSorted());
    for (const name of namesOffered(second)) expect(second.text).toContain(name);
    const back = await turned(person, second, 'Previous');
    expect(namesOffered(back)).toEqual(namesOffered(first));
  });

  it('sorts and narrows the list, page after page', async () => {
    const byName = await typed(person, 'list', { sort: 'name' });
    expect(namesOffered(byName)).toEqual(names.toSorted(byFolded).slice(0, 10));
    expect(namesOffered(await turned(person, byName, 'Next'))).toEqual(names.toSorted(byFolded).slice(10));

    const styled = await typed(person, 'list', {
      style: 'Digital painting',
      visibility: 'place',
      sort: 'oldest',
    });
    expect(styled.text.replaceAll('\\', '')).toContain(
      '1–10 of 13, oldest first, Digital painting, visible: place',
    );
    expect((await turned(person, styled, 'Next')).text).toContain(
      '11–13 of 13, oldest first, Digital painting',
    );

    const none = await typed(person, 'list', { tag: 'no such tag' });
    expect(none.text).toContain('None of your characters fits');
    expect((await typed(person, 'random', { visibility: 'public' })).text).toContain(
      'None of your characters fits',
    );
    // Discord offers a closed list, in which nobody can mistype.
    if (platform === 'discord') return;
    const wrong = await typed(person, 'list', { style: 'watercolr' });
    expect(wrong.text).toContain('“Watercolour”');
  });

  it('shows the one that is chosen from the list, with its portrait', async () => {
    const list = await typed(person, 'list');
    const card = await chooseFirst(person, list);
    expect(isCard(card)).toBe(true);
    expect(nameOn(card)).toBe(namesOffered(list)[0]);
    expect(card.pictures).toHaveLength(1);
  });

  it.each([
    ['the name as it is', 'Mira Stone', 'Mira Stone'],
    ['a beginning', 'mir', 'Mira Stone'],
    ['a name without its accents', 'elodie DURAND', 'Élodie Durand'],
    ['a name that begins another one', 'Maxine', 'Maxine'],
  ])('shows a character by %s', async (_way, name, found) => {
    const card = await typed(person, 'show', { name });
    expect(isCard(card)).toBe(true);
    expect(nameOn(card)).toBe(found);
  });

  it('asks which one where a name fits several, also before it deletes one', async () => {
    const several = await typed(person, 'show', { name: 'Max' });
    expect(several.text).toContain('Several characters fit');
    expect(namesOffered(several)).toEqual(['Max', 'Max']);
    expect(nameOn(await chooseFirst(person, several))).toBe('Max');

    const question = await typed(person, 'delete', { name: 'Max' });
    expect(namesOffered(question)).toEqual(['Max', 'Max']);
    const confirm = await chooseFirst(person, question);
    expect(confirm.text).toContain('Delete Max?');
    const done = await answerTo(person, () => person.click(confirm, 'Yes, delete it'));
    expect(done.text).toContain('Max is deleted');
    expect(isCard(await typed(person, 'show', { name: 'Max' }))).toBe(true);
  });

  it('deletes by name after one question, and lists it no more', async () => {
    const confirm = await typed(person, 'delete', { name: 'guest 5' });
    await answerTo(person, () => person.click(confirm, 'Yes, delete it'));
    const gone = await typed(person, 'show', { name: 'Guest 5' });
    expect(gone.text).toContain('There is none of that name that you can see');
    const first = await typed(person, 'list');
    const second = await turned(person, first, 'Next');
    expect([...namesOffered(first), ...namesOffered(second)]).not.toContain('Guest 5');
  });

  it('shows one by chance', async () => {
    const card = await typed(person, 'random');
    expect(isCard(card)).toBe(true);
    expect(names).toContain(nameOn(card));
  });

  it('lists nothing of anybody else', async () => {
    const { person: other } = await settled(stack[platform], `Other ${platform}`);
    const list = await typed(other, 'list');
    expect(offered(list)).toHaveLength(1);
    const missing = await typed(other, 'show', { name: 'Mira Stone' });
    expect(missing.text).toContain('There is none of that name that you can see');
    expect(missing.text).not.toContain('Mira');
  });

  it('explains the whole table of commands', async () => {
    const help = await typed(person, 'help');
    for (const { name, description, options } of commands) {
      expect(help.text).toContain(`/${name}`);
      expect(help.text.replaceAll('\\', '')).toContain(description);
      for (const option of options) expect(help.text).toContain(option.name);
    }
  });
});

it('an empty library says how to begin', async () => {
  const { person, card } = await settled(stack.discord, 'Beginner');
  const confirm = await answerTo(person, () => person.click(card, 'Delete'));
  await answerTo(person, () => person.click(confirm, 'Yes, delete it'));
  for (const command of ['list', 'random']) {
    expect((await typed(person, command)).text).toContain('Your library is empty');
  }
});

it('Discord completes a name while it is typed, and what is chosen there is shown', async () => {
  const person = stack.discord.person('Librarian discord');
  const complete = (name: string) =>
    person.complete({ command: 'persona', subcommand: 'show', options: { name } }, 'name');
  expect((await complete('ma')).map(({ name }) => name)).toEqual(['Max', 'Maxine']);
  // Of two with one name the taglines tell which is which.
  const guests = (await complete('guest 1')).map(({ name }) => name);
  expect(guests).toEqual([expect.stringMatching(/^Guest 1 — ./), expect.stringMatching(/^Guest 1 — ./)]);
  expect((await complete('dur')).map(({ name }) => name)).toEqual(['Élodie Durand']);
  expect(await complete('nobody')).toEqual([]);
  const [mira] = await complete('mira');
  expect(nameOn(await typed(person, 'show', { name: mira?.value ?? '' }))).toBe('Mira Stone');
  const stranger = stack.discord.person('Never here');
  await expect(
    stranger.complete({ command: 'persona', subcommand: 'show', options: { name: 'm' } }, 'name'),
  ).resolves.toEqual([]);
});

it.each(['frobnicate the fox', ''])('Slack answers an unknown word with the help: “%s”', async (words) => {
  const person = stack.slack.person('Librarian slack');
  const help = await typed(person, words);
  expect(help.text).toContain('What Persona understands');
});
