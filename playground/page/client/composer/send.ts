import { nothing, type PageChat } from '../../protocol.ts';
import { post } from '../server/ask.ts';
import { readTyped, type TypedValue } from './read-typed.ts';

/** The values behind the names that were taken from suggestions, by name. */
export type Taken = ReadonlyMap<string, string>;

/** The typed values by option; what was taken by its name is sent as what stands behind the name. */
export const optionsOf = (values: readonly TypedValue[], taken: Taken): Record<string, string> =>
  Object.fromEntries(
    values
      .filter(({ value }) => value !== '')
      .map(({ option, value }) => [option.name, taken.get(`${option.name} ${value}`) ?? value]),
  );

/**
 * Sends what stands in the composer: a command, or ordinary words.
 * @throws Error with words for the person
 */
export async function send(
  text: string,
  chat: PageChat,
  person: string,
  channel: string,
  taken: Taken,
): Promise<void> {
  const address = `/api/chats/${chat.platform}`;
  const deed = { person, channel };
  const typed = readTyped(text.endsWith(' ') ? text : `${text} `, chat.commands);
  if (typed.kind === 'message') {
    await post(`${address}/says`, { ...deed, text: text.trim() }, nothing);
    return;
  }
  if (typed.kind === 'naming') {
    throw new Error(`There is no command ${text.trim()}. Type / to see what there is.`);
  }
  const { name, subcommand } = typed.command;
  // In Slack the app reads the text itself.
  const words =
    chat.platform === 'slack' ? { text: typed.rest.trim() } : { options: optionsOf(typed.values, taken) };
  await post(`${address}/commands`, { ...deed, command: name, subcommand, ...words }, nothing);
}
