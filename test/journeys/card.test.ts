import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCardFiles } from '../../core/characters/cards/reading/read-card-files.ts';
import type { ReadCard } from '../../core/characters/cards/read-card.ts';
import type { Person, SeenMessage } from '../../playground/kit/person.ts';
import type { Stack } from '../../playground/stack.ts';
import { answerTo, openJourney, settled, typed } from './open-journey.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openJourney();
  stack.fal.scenario.painter = 'thumbnail';
});
afterAll(() => stack[Symbol.asyncDispose]());

/** What another program reads out of a file that somebody saved. */
async function read({ name, url }: SeenMessage['files'][number]): Promise<ReadCard> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  for await (const outcome of readCardFiles({ name, bytes })) {
    if ('card' in outcome) return outcome.card;
  }
  throw new Error(`there is no card in ${name}`);
}

describe.each(['discord', 'slack'] as const)('cards on %s', (platform) => {
  let person: Person;
  let card: SeenMessage;
  let name: string;
  beforeAll(async () => {
    ({ person, card } = await settled(stack[platform], `Archivist ${platform}`));
    name = card.text.split('\n')[0]?.replace(/^\W*?(?=[\p{L}])/u, '') ?? '';
  });

  /** The file that came with, or beside, the answer to something that the person did. */
  async function fileAfter(deed: () => Promise<void>): Promise<SeenMessage['files'][number]> {
    const before = new Set(person.messages().map(({ id }) => id));
    await deed();
    const { files } = await person.see(({ id, files }) => !before.has(id) && files.length > 0);
    const [file] = files;
    if (!file) throw new Error('no file came');
    return file;
  }
  const askFor = (options: Readonly<Record<string, string>>) =>
    fileAfter(() =>
      person.type({ command: 'persona', subcommand: 'card', options: { ...prompted(), ...options } }),
    );
  // In Slack the name is what stands before the options.
  const prompted = () => (platform === 'slack' ? { prompt: name } : { name });

  it('gives the card as a picture, privately, and another program reads it', async () => {
    const file = await askFor({});
    expect(file.name).toMatch(/\.png$/);
    const { data, container, spec, picture } = await read(file);
    expect({ container, spec, name: data['name'] }).toEqual({ container: 'png', spec: 'v3', name });
    expect(picture?.length).toBeGreaterThan(100);
    const others = stack[platform].person('Somebody else').messages();
    expect(others.flatMap(({ files }) => files)).toEqual([]);
  });

  it.each([
    ['v3-json', 'json', 'v3'],
    ['v2-json', 'json', 'v2'],
    ['charx', 'charx', 'v3'],
  ])('gives it as %s', async (format, container, spec) => {
    expect(await read(await askFor({ format }))).toMatchObject({ container, spec, data: { name } });
  });

  it('offers the formats on a button, says before what each one loses, and gives the chosen one', async () => {
    const offer = await answerTo(person, () => person.click(card, 'Export card'));
    expect(offer.text).toContain('The portrait is not in it.');
    const [menu] = offer.menus;
    expect(menu?.options.map(({ label }) => label)).toHaveLength(4);
    const charx = menu?.options.find(({ label }) => label.startsWith('CHARX'))?.value ?? '';
    const file = await fileAfter(() => person.choose(offer, menu?.action ?? '', charx));
    expect(await read(file)).toMatchObject({ container: 'charx', data: { name } });
  });

  it('says that a character which was made here came in with no file, and refuses a format that is none', async () => {
    const asked = { command: 'persona', subcommand: 'card', options: { ...prompted(), state: 'original' } };
    await person.type(asked);
    await person.see(({ text }) => text.includes('came in with no file'));
    if (platform === 'discord') return;
    expect((await typed(person, 'card', { ...prompted(), format: 'pdf' })).text).toContain('Nearest: “png”');
  });
});
