import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chat, Person, SeenMessage } from '../../playground/kit/person.ts';
import { openStack, type Stack, type StackOptions } from '../../playground/stack.ts';
import { createInChat } from '../../playground/watch-run.ts';

/** The whole system, and the folder that everything of it lies in. */
export interface Journey extends Stack {
  readonly folder: string;
}

/** The whole system in a fresh folder, with servers from the environment where they are named there. */
export async function openJourney(options: Omit<StackOptions, 'folder'> = {}): Promise<Journey> {
  const folder = mkdtempSync(join(tmpdir(), 'persona-journey-'));
  const { MONGODB_URI, REDIS_URL } = process.env;
  const stack = await openStack({ folder, given: { MONGODB_URI, REDIS_URL }, ...options });
  // As quick as they can be: tests wait for what is shown, not for what a real provider would take.
  stack.openai.pace = { chunkMilliseconds: 2 };
  stack.fal.pace = { queueMilliseconds: 10, paintMilliseconds: 60 };
  return {
    ...stack,
    folder,
    async [Symbol.asyncDispose]() {
      await stack[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
      const unlisted = stack.journal.exchanges.filter(({ endpoint }) => endpoint === undefined);
      if (unlisted.length === 0) return;
      const asked = unlisted.map(({ standIn, request }) => `${standIn}: ${request.method} ${request.url}`);
      throw new Error(`the product asked what no stand-in lists:\n${asked.join('\n')}`);
    },
  };
}

/** Makes a character as a person would, accepting the notice on the way. Gives the finished card. */
export const makeCharacter = (
  chat: Chat,
  person: Person,
  options: Readonly<Record<string, string>> = { prompt: 'a shy lighthouse keeper who collects storms' },
): Promise<SeenMessage> => createInChat(chat, person, options, () => undefined);

/** The message as it stands now. */
export function nowOf(person: Person, message: SeenMessage): SeenMessage {
  const now = [...person.messages(), ...person.messages('dm')].find(({ id }) => id === message.id);
  if (!now) throw new Error('the message is gone');
  return now;
}

/** Somebody of this name who has accepted and made a first character. */
export async function settled(chat: Chat, name: string): Promise<{ person: Person; card: SeenMessage }> {
  const person = chat.person(name);
  return { person, card: await makeCharacter(chat, person) };
}

/** What a person is answered when they do something: the first new message that says anything, for them alone. */
export async function answerTo(person: Person, deed: () => Promise<void>): Promise<SeenMessage> {
  const before = new Set(person.messages().map(({ id }) => id));
  await deed();
  const answer = await person.see(({ id, pending }) => !before.has(id) && !pending);
  if (answer.visibleTo === 'everyone') throw new Error(`everybody sees: ${answer.text}`);
  return answer;
}

/** What a person is answered to a typed command. */
export const typed = (
  person: Person,
  subcommand: string,
  options: Readonly<Record<string, string>> = {},
): Promise<SeenMessage> => answerTo(person, () => person.type({ command: 'persona', subcommand, options }));
