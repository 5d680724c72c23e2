import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../playground/stack.ts';
import { createInChat, type SeenState } from '../../playground/watch-run.ts';
import { makeCharacter, openJourney } from './open-journey.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await openJourney();
});
afterAll(() => stack[Symbol.asyncDispose]());

describe.each(['discord', 'slack'] as const)('making a character on %s', (platform) => {
  const chat = () => stack[platform];

  it('asks once for age and policy, then carries on with what was typed', async () => {
    const ada = chat().person(`Ada ${platform}`);
    await ada.type({
      command: 'persona',
      subcommand: 'create',
      options: { prompt: 'a clockmaker of dreams' },
    });
    const notice = await ada.see((message) => message.text.includes('Before the first character'));
    expect(notice.visibleTo).toEqual({ person: ada.id });
    await ada.click(notice, 'I am old enough and accept');
    const card = await ada.see((message) => message.buttons.some(({ label }) => label === 'Repaint'));
    expect(card.text).toContain('clockmaker of dreams');

    const again = await makeCharacter(chat(), ada, { prompt: 'a gardener of clouds' });
    expect(again.text).toContain('gardener of clouds');
    const notices = ada.messages().filter(({ text }) => text.includes('Before the first character'));
    expect(notices).toHaveLength(1);
  });

  it('shows every state in one message that is edited, and ends with the card and its portrait', async () => {
    stack.openai.pace = { chunkMilliseconds: 50 };
    stack.fal.pace = { queueMilliseconds: 200, paintMilliseconds: 600 };
    const person = chat().person(`Bea ${platform}`);
    const states: SeenState[] = [];
    const card = await createInChat(chat(), person, { prompt: 'a baker of moons' }, (state) =>
      states.push(state),
    );
    expect(states).toEqual(['queued', 'writing', 'painting', 'done']);
    expect(card.edits).toBeGreaterThanOrEqual(3);
    expect(card.text).toContain('AI-made');
    expect(card.pictures).toHaveLength(1);
    expect(card.pictures[0]?.alternative).toContain('baker of moons');
    const picture = await fetch(card.pictures[0]?.url ?? '');
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.includes('parameters')).toBe(false);
    stack.openai.pace = { chunkMilliseconds: 2 };
    stack.fal.pace = { queueMilliseconds: 10, paintMilliseconds: 60 };
  });

  it.each([
    '灯台守の内気な女性',
    'застенчивый смотритель маяка',
    'حارسة منارة خجولة',
    '🦊 <@123> *bold* & `code`',
  ])('takes a prompt in any alphabet: %s', async (prompt) => {
    const person = chat().person(`Cleo ${prompt.length} ${platform}`);
    const card = await makeCharacter(chat(), person, { prompt });
    await person.click(card, 'Details');
    const details = await person.see((message) => message.text.includes('How it was made'));
    expect(details.visibleTo).toEqual({ person: person.id });
    expect(mentionsOf(card.raw)).toEqual([]);
  });

  it('keeps a private character to the person who made it', async () => {
    const person = chat().person(`Dora ${platform}`);
    const other = chat().person(`Eve ${platform}`);
    const card = await makeCharacter(chat(), person, {
      prompt: 'a keeper of secrets',
      visibility: 'private',
    });
    expect(card.text).toContain('keeper of secrets');
    const seen = [...other.messages(), ...other.messages('dm')].map(({ text }) => text).join('\n');
    expect(seen).not.toContain('keeper of secrets');
  });

  it('says once where a private character is made, however often the command is delivered', async () => {
    const person = chat().person(`Dora ${platform}`);
    const options = { prompt: 'a keeper of echoes', visibility: 'private' };
    await person.type({ command: 'persona', subcommand: 'create', options }, 3);
    const all = () => [...person.messages(), ...person.messages('dm')];
    const cards = () => all().filter(({ text }) => text.includes('keeper of echoes'));
    await expect
      .poll(() => cards().some(({ buttons }) => buttons.length > 1), { timeout: 10_000 })
      .toBe(true);
    expect(new Set(cards().map(({ id }) => id)).size).toBe(1);
    const pointers = all().filter(({ text }) => text.includes('On its way'));
    // Two characters of hers are private: in Slack each was answered from a channel with where to look.
    expect(new Set(pointers.map(({ id }) => id)).size).toBe(platform === 'slack' ? 2 : 0);
  });

  it('opens a form without a prompt, and makes what is filled in', async () => {
    const person = chat().person(`Bea ${platform}`);
    await person.type({ command: 'persona', subcommand: 'create' });
    const form = person.form();
    expect(form?.fields.map(({ name }) => name)).toEqual(['prompt', 'style', 'type', 'name', 'language']);
    await form?.submit({ prompt: 'a cartographer of dreams', style: 'watercolour', name: 'Old Tom' });
    const card = await person.see(
      ({ text, buttons }) => text.includes('Old Tom') && buttons.some(({ label }) => label === 'Repaint'),
    );
    expect(card.text).toContain('Watercolour');
  });

  it('stops at a click on Cancel, at the painter too', async () => {
    stack.fal.pace = { queueMilliseconds: 10, paintMilliseconds: 60_000 };
    const person = chat().person(`Fay ${platform}`);
    const ended = createInChat(chat(), person, { prompt: 'a dancer on wires' }, () => undefined);
    const painting = await person.see(({ text }) => /^\W*Painting/.test(text));
    const stranger = chat().person(`Gus ${platform}`);
    await stranger.click(painting, 'Cancel');
    await stranger.see(({ text }) => text.includes('not yours'));
    await person.click(painting, 'Cancel');
    expect((await ended).text).toContain('Cancelled');
    await expect.poll(() => stack.fal.jobs.at(-1)?.cancelled, { timeout: 5_000 }).toBe(true);
    stack.fal.pace = { queueMilliseconds: 10, paintMilliseconds: 60 };
  });
});

/** Who would have been pinged by a message: Slack keeps it beside the message, Discord says who may be. */
function mentionsOf(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || !('mentions' in raw)) return [];
  return raw.mentions;
}
