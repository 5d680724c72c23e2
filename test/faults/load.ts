import { randomBytes } from 'node:crypto';
import type { Chat, Person, SeenMessage } from '../../playground/kit/person.ts';

/** One request for a character, as its person made it. */
export interface Ask {
  readonly platform: Chat['platform'];
  readonly person: Person;
  /** Stands in this prompt and nowhere else. */
  readonly word: string;
}

export interface AskOptions {
  /** What else stands in the prompt, such as a marker that the moderation refuses. */
  readonly also?: string;
  /** Where it is typed; as in `TypedCommand`. */
  readonly channel?: string;
  /** The answer is for the person alone. */
  readonly isPrivate?: boolean;
  /** How often the platform delivers the command, at once. */
  readonly repeats?: number;
  /** How often the person presses the button of the notice of the first use, at once. */
  readonly clicks?: number;
}

/** Asks for characters as people do, and keeps its own log of it: what the system is held against afterwards. */
export class Load {
  /** Every word begins with it: who finds no stem finds no word. */
  readonly stem = `canary${randomBytes(8).toString('hex')}`;
  readonly asks: Ask[] = [];
  /** Requests whose message was taken out of the app's hands: what the chat shows of them is not the app's any more. */
  readonly unreachable = new Set<Ask>();
  readonly #settled = new Set<Person>();

  /** Types the command, accepts the notice where there is one, and resolves when the platform has its first answer. */
  async ask(chat: Chat, name: string, options: AskOptions = {}): Promise<Ask> {
    const { also = '', channel, isPrivate = false, repeats = 1, clicks = 1 } = options;
    const person = chat.person(name);
    const ask = { platform: chat.platform, person, word: `${this.stem}x${this.asks.length}x` };
    this.asks.push(ask);
    const prompt = `a keeper of ${ask.word} ${also}`.trim();
    const typed = { prompt, ...(isPrivate && { visibility: 'private' }) };
    const place = channel === undefined ? {} : { channel };
    await person.type({ command: 'persona', subcommand: 'create', options: typed, ...place }, repeats);
    if (this.#settled.has(person)) return ask;
    const notice = await person.see(isNotice);
    await Promise.all(Array.from({ length: clicks }, () => person.click(notice, 'consent:accept')));
    this.#settled.add(person);
    return ask;
  }

  /** Fills the form in, which stands for the command; only somebody who was here before gets one. */
  async askByForm(chat: Chat, name: string, repeats: number): Promise<void> {
    const person = chat.person(name);
    const ask = { platform: chat.platform, person, word: `${this.stem}x${this.asks.length}x` };
    await person.type({ command: 'persona', subcommand: 'create' });
    const form = person.form();
    if (!form) throw new Error(`${name} has got no form`);
    this.asks.push(ask);
    await form.submit({ prompt: `a keeper of ${ask.word}` }, repeats);
  }

  /** Presses the button of the newest card that a person sees: a second request with the words of the first. */
  async repaint(chat: Chat, name: string, repeats: number): Promise<void> {
    const person = chat.person(name);
    const card = person.messages().findLast(({ buttons }) => buttons.some(isRepaint));
    const first = this.asks.find(({ word }) => card?.text.includes(word));
    if (!card || !first) throw new Error(`${name} sees no card of the load`);
    this.asks.push({ ...first, person });
    await person.click(card, 'Repaint', repeats);
  }

  /** Everything that the people of the load see, each message once. */
  messages(): SeenMessage[] {
    const people = new Map(this.asks.map(({ platform, person }) => [`${platform} ${person.id}`, person]));
    const all = [...people.values()].flatMap((person) => [...person.messages(), ...person.messages('dm')]);
    return [...new Map(all.map((message) => [`${message.channel} ${message.id}`, message])).values()];
  }
}

const isRepaint = ({ label }: SeenMessage['buttons'][number]): boolean => label === 'Repaint';

const isNotice = ({ buttons }: SeenMessage): boolean =>
  buttons.some(({ action }) => action.startsWith('consent:accept'));
