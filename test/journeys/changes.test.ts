import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Person, SeenMessage } from '../../playground/kit/person.ts';
import { answerTo, type Journey, makeCharacter, nowOf, openJourney, typed } from './open-journey.ts';

let stack: Journey;

beforeAll(async () => {
  stack = await openJourney({
    set: { PERSONA_DAILY_QUOTA: '100', PERSONA_DAILY_SPEND: '1000', WORKER_SWEEP: '300' },
  });
  stack.fal.scenario.painter = 'thumbnail';
  stack.fal.pace = { queueMilliseconds: 0, paintMilliseconds: 0 };
  stack.openai.pace = { chunkMilliseconds: 0, chunks: 4 };
});
afterAll(() => stack[Symbol.asyncDispose]());

const isCard = ({ buttons }: SeenMessage): boolean => buttons.some(({ label }) => label === 'Repaint');
const words = ({ text }: SeenMessage): string => text.replaceAll('\\', '');

/** The card that comes of what a person does. */
async function cardOf(person: Person, deed: () => Promise<unknown>): Promise<SeenMessage> {
  const before = new Set([...person.messages(), ...person.messages('dm')].map(({ id }) => id));
  await deed();
  let card: SeenMessage | undefined;
  await vi.waitUntil(
    () => {
      card = [...person.messages(), ...person.messages('dm')].find(
        (one) => isCard(one) && !before.has(one.id),
      );
      return card !== undefined;
    },
    { timeout: 10_000 },
  );
  if (!card) throw new Error('there is no card');
  return card;
}

/** The message once it says something, in its own place or as a new one. */
async function saying(person: Person, text: string, deed: () => Promise<unknown>): Promise<SeenMessage> {
  await deed();
  let said: SeenMessage | undefined;
  await vi.waitUntil(
    () => {
      said = [...person.messages(), ...person.messages('dm')].findLast((one) => words(one).includes(text));
      return said !== undefined;
    },
    { timeout: 10_000 },
  );
  if (!said) throw new Error(`nothing says ${text}`);
  return said;
}

/** Sends the form that stands open: gives what the form itself says is wrong. */
async function fillIn(person: Person, values: Readonly<Record<string, string>>): Promise<string> {
  const form = person.form();
  if (!form) throw new Error('no form is open');
  const filled = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
  return Object.values(await form.submit({ ...filled, ...values })).join(' ');
}

describe.each(['discord', 'slack'] as const)('changing a character on %s', (platform) => {
  let person: Person;
  let card: SeenMessage;
  const name = `Mira ${platform}`;

  beforeAll(async () => {
    person = stack[platform].person(`Author ${platform}`);
    card = await makeCharacter(stack[platform], person, { prompt: 'a clockmaker', name });
  });

  it('edits fields in a form; what is sent unchanged is said to be so', async () => {
    const offered = await answerTo(person, () => person.click(card, 'Edit'));
    await person.click(offered, 'Name, tagline, tags');
    const edited = await cardOf(person, () => fillIn(person, { tagline: 'Winds what has stopped.' }));
    expect(words(edited)).toContain('Winds what has stopped.');
    const again = await typed(person, 'edit', { name });
    await person.click(again, 'Voice');
    await saying(person, 'is what the character has already', () => fillIn(person, {}));
  });

  it('refuses a form that would overwrite what has come in between, and takes one that does not', async () => {
    const offered = await typed(person, 'edit', { name });
    await person.click(offered, 'Voice');
    const rewriting = (field: string) =>
      cardOf(person, () =>
        person.type({ command: 'persona', subcommand: 'rewrite', options: { name, field } }),
      );
    await rewriting('backstory');
    const merged = await cardOf(person, () => fillIn(person, { firstMessage: 'Who goes there?' }));
    expect(words(merged)).toContain('Who goes there?');
    await person.click(offered, 'Voice');
    await rewriting('exampleDialogue');
    // Slack shows it in the form, Discord in a message.
    const wrong = await fillIn(person, { exampleDialogue: '{{user}}: No.' });
    if (wrong !== '') expect(wrong).toContain('since you opened the form');
    else await saying(person, 'since you opened the form', () => Promise.resolve());
  });

  it('rewrites one field by a wish, and paints the same face in a new scene', async () => {
    await person.click(card, 'Rewrite');
    const rewritten = await cardOf(person, () => fillIn(person, { field: 'tagline', wish: 'older' }));
    expect(words(rewritten)).toContain('Who goes there?');
    expect(words(rewritten)).not.toContain('Winds what has stopped.');
    const varied = await cardOf(person, () =>
      person.type({ command: 'persona', subcommand: 'vary', options: { name, scene: 'in a night train' } }),
    );
    expect(varied.pictures).toHaveLength(1);
    const repainted = await cardOf(person, () =>
      person.type({ command: 'persona', subcommand: 'repaint', options: { name } }),
    );
    expect(words(repainted).split('\n')[1]).toBe(words(rewritten).split('\n')[1]);
  });

  it('looks at an earlier version, and returns to it', async () => {
    const list = await answerTo(person, () => person.click(nowOf(person, card), 'Versions'));
    expect(words(list)).toMatch(/Version 8\W* · repainted .* the current one/);
    const [menu] = list.menus;
    const first = menu?.options.at(-1)?.value ?? '';
    const shown = await answerTo(person, () => person.choose(list, menu?.action ?? '', first));
    const back = await answerTo(person, () => person.click(shown, 'Return to this version'));
    expect(words(back).split('\n')[1]).toBe(words(shown).split('\n')[2]);
    expect(words(await typed(person, 'show', { name }))).toContain(words(back).split('\n')[1]);
  });

  it('changes who may see it', async () => {
    const offered = await answerTo(person, () => person.click(nowOf(person, card), 'Visibility'));
    const [menu] = offered.menus;
    expect(menu?.options.map(({ label }) => label)).not.toContain('everybody');
    await saying(person, 'can be seen by: only you', () =>
      person.choose(offered, menu?.action ?? '', menu?.options[0]?.value ?? ''),
    );
    expect(words(await typed(person, 'list', {}))).toContain('private');
  });

  it('brings a deleted one back, and erases one at once', async () => {
    const asked = await typed(person, 'delete', { name });
    await answerTo(person, () => person.click(asked, 'Yes, delete it'));
    const back = await typed(person, 'restore', { name });
    expect(words(back)).toContain(name);
    const again = await typed(person, 'delete', { name });
    const sure = await saying(person, 'for good?', () => person.click(again, 'Erase now'));
    await saying(person, 'being erased', () => person.click(sure, 'Yes, erase it for good'));
    expect(words(await typed(person, 'restore', { name }))).toMatch(/nothing to bring back/);
    await vi.waitUntil(() => words(nowOf(person, card)).includes('deleted'), { timeout: 10_000 });
  });
});
