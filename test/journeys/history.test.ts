import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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

describe.each(['discord', 'slack'] as const)('what a person has made and prefers, on %s', (platform) => {
  let person: Person;

  beforeAll(async () => {
    // Who comes first looks after the place.
    stack[platform].person('Warden');
    person = stack[platform].person('Keeper');
    await makeCharacter(stack[platform], person, { prompt: 'a clockmaker', name: 'Mira' });
    await makeCharacter(stack[platform], person, { prompt: 'a baker of storms', name: 'Bo' });
  });

  it('is listed with prompt, models, times, cost and outcome; each entry can be removed', async () => {
    const list = await typed(person, 'history');
    expect(words(list)).toContain('a clockmaker');
    expect(words(list)).toContain('a baker of storms');
    const [menu] = list.menus;
    const newest = menu?.options[0]?.value ?? '';
    const entry = await answerTo(person, () => person.choose(list, menu?.action ?? '', newest));
    expect(words(entry)).toContain('a baker of storms');
    expect(words(entry)).toMatch(/gpt-4o/);
    expect(words(entry)).toMatch(/\$0\.\d{4}/);
    const button = entry.buttons.find(({ action }) => action.includes('history-remove'));
    await person.click(entry, button?.action ?? '');
    await vi.waitUntil(() =>
      nowOf(person, entry).buttons.some(({ action }) => action.includes('history-remove-now')),
    );
    const sure = nowOf(person, entry);
    const yes = sure.buttons.find(({ action }) => action.includes('history-remove-now'));
    await person.click(sure, yes?.action ?? '');
    await vi.waitUntil(async () => !words(await typed(person, 'history')).includes('a baker of storms'));
    // The character stays, and what was said of its making is gone.
    const card = await typed(person, 'show', platform === 'slack' ? { prompt: 'Bo' } : { name: 'Bo' });
    const details = await answerTo(person, () => person.click(card, 'Details'));
    expect(words(details)).not.toContain('a baker of storms');
  });

  it('is kept as settings, which hold for what is made next; each is switched at once', async () => {
    const shown = await typed(person, 'settings', { style: 'anime' });
    expect(words(shown)).toContain('Anime');
    const styles = shown.menus.find(({ action }) => action.includes('setting-style'));
    await person.choose(shown, styles?.action ?? '', 'noir');
    await waitFor(person, shown, 'Noir');
    await person.click(nowOf(person, shown), 'Answer me privately');
    await vi.waitUntil(() =>
      nowOf(person, shown).buttons.every(({ label }) => label !== 'Answer me privately'),
    );
    await person.type({
      command: 'persona',
      subcommand: 'create',
      options: { prompt: 'a spy', name: 'Vera' },
    });
    await vi.waitUntil(
      () =>
        [...person.messages(), ...person.messages('dm')].some(
          (one) => words(one).includes('Noir') && words(one).includes('Vera'),
        ),
      { timeout: 10_000 },
    );
    const everybody = stack[platform].person('Warden').messages().map(words).join('\n');
    expect(everybody).not.toContain('Vera');
    expect(words(await typed(person, 'settings', { style: 'default', private: 'no' }))).toContain(
      '(default)',
    );
  });

  it('may be made where the place allows it', async () => {
    const warden = stack[platform].person('Warden');
    await makeCharacter(stack[platform], warden, { prompt: 'a guard' });
    const own = await typed(warden, 'settings');
    const place = await answerTo(warden, () => warden.click(own, 'This place'));
    await warden.click(place, 'Channels, roles, limits');
    const form = warden.form();
    const filled = Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]));
    expect(
      await form?.submit({
        ...filled,
        channels: platform === 'slack' ? 'C0000000000' : '123456789012345678',
      }),
    ).toEqual({});
    await vi.waitUntil(async () => {
      const limited = await stack.core.store.connection
        .collection('places')
        .countDocuments({ isLimited: true });
      return limited > 0;
    });
    const refused = await typed(person, 'create', { prompt: 'a smith', visibility: 'private' });
    expect(words(refused)).toContain('other channels');
    await warden.click(nowOf(warden, place), 'Channels, roles, limits');
    const again = warden.form();
    expect(await again?.submit({ channels: '', roles: '', language: '', dailyRuns: '1' })).toEqual({});
    await vi.waitUntil(async () => {
      const limited = await stack.core.store.connection.collection('places').countDocuments({ dailyRuns: 1 });
      return limited > 0;
    });
    // The place's share of the day holds one run: the first is made, the second is told why it is not.
    for (const prompt of ['a smith', 'a baker'])
      await person.type({
        command: 'persona',
        subcommand: 'create',
        options: { prompt, visibility: 'private' },
      });
    await vi.waitUntil(
      () =>
        [...person.messages(), ...person.messages('dm')].some((one) =>
          words(one).includes('a day for everybody here'),
        ),
      { timeout: 10_000 },
    );
  });
});
