import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, PickedFile, SeenMessage } from '../../playground/kit/person.ts';
import type { Stack } from '../../playground/stack.ts';
import { cardOf, pngOf } from '../workers/cards.ts';
import { zipped } from '../workers/importer.ts';
import { answerTo, openJourney, settled } from './open-journey.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openJourney();
  stack.fal.scenario.painter = 'thumbnail';
});
afterAll(() => stack[Symbol.asyncDispose]());

const picked = (name: string, data: Buffer): PickedFile => ({
  name,
  contentType: 'application/octet-stream',
  data,
});

/** Who imported is told what became of each card. */
const isOver = ({ text }: SeenMessage): boolean => /in your library|No card came in/.test(text);

describe.each(['discord', 'slack'] as const)('import on %s', (platform) => {
  let person: Person;
  beforeAll(async () => {
    ({ person } = await settled(stack[platform], `Collector ${platform}`));
  });

  async function bringIn(...files: PickedFile[]): Promise<SeenMessage> {
    const ids = await Promise.all(files.map((file) => person.upload(file)));
    const before = new Set([...person.messages(), ...person.messages('dm')].map(({ id }) => id));
    await person.type({ command: 'persona', subcommand: 'import' });
    const form = person.form();
    if (!form) throw new Error('no form opened');
    expect(await form.submit({ files: ids.join(form.separator) })).toEqual({});
    return person.see((message) => !before.has(message.id) && isOver(message));
  }

  it('takes several files, says what became of each, privately, and shows one', async () => {
    const seen = await bringIn(
      picked('wanda.png', await pngOf('Wanda')),
      picked('holiday.txt', Buffer.from('Not a card.')),
      picked('otto.json', cardOf('Otto', { unheard_of: 'kept' })),
    );
    expect(seen.text).toContain('2 cards are in your library');
    expect(seen.text).toMatch(/holiday\.txt.* was not taken\. This is no character card/);
    expect(seen.text).toMatch(/Wanda.* is new\. .\(wanda\.png\)/);
    expect(seen.text).toMatch(/Otto.* came without a picture/);
    expect(seen.text).toMatch(/Kept for the way out\\?: .*unheard_of/);
    const others = stack[platform].person('Somebody else').messages();
    expect(others.map(({ text }) => text).join()).not.toContain('Wanda');
    const [menu] = seen.menus;
    const value = menu?.options.find(({ label }) => label.startsWith('Wanda'))?.value ?? '';
    const card = await answerTo(person, () => person.choose(seen, menu?.action ?? '', value));
    expect(card.text).toContain('Wanda');
    expect(card.pictures).toHaveLength(1);
  });

  it('changes nothing where nothing changed, and makes a version where something did', async () => {
    const extensions = { persona: { id: 'character_01JELSEWHERE' } };
    const first = await bringIn(picked('a.json', cardOf('Twice', { extensions })));
    expect(first.text).toMatch(/Twice.* is new/);
    const again = await bringIn(picked('b.json', cardOf('Twice', { extensions })));
    expect(again.text).toMatch(/Twice.* is version 1 of it already/);
    const changed = await bringIn(picked('c.json', cardOf('Twice', { extensions, scenario: 'Later.' })));
    expect(changed.text).toMatch(/Twice.* has changed and is version 2 now/);
  });

  it('takes a ZIP apart, and counts what it does not list', async () => {
    const names = Array.from({ length: 14 }, (_, number) => `Zipped ${number}`);
    const cards = Object.fromEntries(names.map((name) => [`${name}.json`, cardOf(name)]));
    const seen = await bringIn(picked('all.zip', zipped(cards)));
    expect(seen.text).toContain('14 cards are in your library');
    expect(seen.text).toMatch(/Not listed here\\?: 2 new, 0 changed, 0 unchanged, 0 refused\./);
    expect(seen.menus.flatMap(({ options }) => options)).toHaveLength(14);
  });
});
