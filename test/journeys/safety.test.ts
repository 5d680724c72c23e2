import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verbs } from '../../operator/verbs.ts';
import { systemClock } from '../../core/base/clock.ts';
import { runOperator } from '../../operator/run.ts';
import type { Person, SeenMessage } from '../../playground/kit/person.ts';
import { answerTo, type Journey, makeCharacter, nowOf, openJourney, typed } from './open-journey.ts';

let stack: Journey;

beforeAll(async () => {
  stack = await openJourney({ set: { PERSONA_DAILY_QUOTA: '100', PERSONA_DAILY_SPEND: '1000' } });
  stack.fal.scenario.painter = 'thumbnail';
  stack.fal.pace = { queueMilliseconds: 0, paintMilliseconds: 0 };
  stack.openai.pace = { chunkMilliseconds: 0, chunks: 4 };
});
afterAll(() => stack[Symbol.asyncDispose]());

const words = ({ text }: SeenMessage): string => text.replaceAll('\\', '');

const waitFor = (person: Person, message: SeenMessage, text: string) =>
  vi.waitUntil(() => words(nowOf(person, message)).includes(text), { timeout: 10_000 });

/** Types an operator's words: gives what was written. */
async function operate(...given: string[]): Promise<string> {
  const lines: string[] = [];
  const write = (line: string) => {
    lines.push(line);
  };
  const desk = { environment: stack.environment, clock: systemClock, colours: false, write, complain: write };
  await runOperator(desk, verbs, given);
  return lines.join('\n');
}

async function reportAs(person: Person, card: SeenMessage, reason: string): Promise<string> {
  const offered = await answerTo(person, () => person.click(card, 'Report'));
  const [menu] = offered.menus;
  const value = menu?.options.find(({ label }) => label.startsWith(reason))?.value ?? '';
  await person.choose(offered, menu?.action ?? '', value);
  const form = person.form();
  expect(await form?.submit({ text: 'please look', answer: 'yes' })).toEqual({});
  let reference = '';
  await vi.waitUntil(() => {
    const all = [...person.messages(), ...person.messages('dm')].map(words).join('\n');
    reference = /number (\w{4}-\w{4}-\w{4})/.exec(all)?.[1] ?? '';
    return reference !== '';
  });
  return reference;
}

describe.each(['discord', 'slack'] as const)('reports on %s', (platform) => {
  let owner: Person;
  let stranger: Person;
  let card: SeenMessage;

  beforeAll(async () => {
    const chat = stack[platform];
    // Who comes first looks after the place.
    chat.person('Warden');
    owner = chat.person('Owner');
    stranger = chat.person('Stranger');
    card = await makeCharacter(chat, owner, { prompt: 'a baker', name: `Bo ${platform}` });
  });

  it('are taken from somebody who was never here; what concerns a minor hides the character at once', async () => {
    const reference = await reportAs(stranger, card, 'It concerns a minor');
    await waitFor(stranger, card, 'not shown');
    expect(words(await typed(owner, 'show', { name: `Bo ${platform}` }))).toContain(
      'hidden from others until',
    );
    expect(await operate('reports')).toMatch(new RegExp(`${reference} +minor +open +yes`));
    const opened = await operate('reports', reference, '--reason', 'a report about a minor');
    expect(opened).toContain('the reporter: please look');
    expect(opened).toContain('report-opened');
    await operate('reports', reference, '--decide', 'hide', '--statement', 'It looks like a child.');
    const told = await typed(owner, 'list');
    expect(words(told)).toContain('It looks like a child.');
    await owner.click(told, 'Appeal');
    expect(await owner.form()?.submit({ text: 'She is ninety.' })).toEqual({});
    await vi.waitUntil(async () => (await operate('reports')).includes('appealed'), { timeout: 5_000 });
    expect(await operate('reports', reference, '--reason', 'the appeal')).toContain('She is ninety.');
    await operate('reports', reference, '--decide', 'lift', '--statement', 'Seen again: an adult.');
    await waitFor(stranger, card, `Bo ${platform}`);
  });

  it('say plainly what is missing or wrong', async () => {
    expect(await operate('reports', 'AAAA-AAAA-AAAA', '--reason', 'just so')).toContain(
      'there is no such report',
    );
    expect(await operate('reports', 'AAAA-AAAA-AAAA')).toContain('--reason: say why');
  });

  it('let those who look after the place hide a character there, and show it again', async () => {
    const warden = stack[platform].person('Warden');
    await makeCharacter(stack[platform], warden, { prompt: 'a guard' });
    const strangers = await answerTo(stranger, () => stranger.click(card, 'Report'));
    expect(strangers.buttons).toEqual([]);
    const offered = await answerTo(warden, () => warden.click(card, 'Report'));
    await answerTo(warden, () => warden.click(offered, 'Hide it here'));
    await waitFor(stranger, card, 'not shown');
    const again = await answerTo(warden, () => warden.click(card, 'Report'));
    await answerTo(warden, () => warden.click(again, 'Show it here again'));
    await waitFor(stranger, card, `Bo ${platform}`);
    const last = await answerTo(warden, () => warden.click(card, 'Report'));
    await answerTo(warden, () => warden.click(last, 'Remove its cards here'));
    await waitFor(stranger, card, 'not shown');
  });

  it('have settings of the place beside them, which hold for everybody and are for its admins alone', async () => {
    const warden = stack[platform].person('Warden');
    expect((await typed(owner, 'settings')).buttons.map(({ label }) => label)).not.toContain('This place');
    const own = await typed(warden, 'settings');
    const place = await answerTo(warden, () => warden.click(own, 'This place'));
    await warden.click(place, 'Forbid making');
    await vi.waitUntil(() => nowOf(warden, place).buttons.some(({ label }) => label === 'Allow making'));
    const refused = await typed(owner, 'create', { prompt: 'a smith', visibility: 'private' });
    expect(words(refused)).toMatch(/made here|may be made|not allow/i);
    await warden.click(nowOf(warden, place), 'Allow making');
    await vi.waitUntil(async () => {
      const answer = await stack.core.store.connection
        .collection('places')
        .countDocuments({ mayMake: false });
      return answer === 0;
    });
  });
});
