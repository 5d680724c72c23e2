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

/** Slack's clients send these three characters escaped: https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

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
    const said = chat.platform === 'slack' ? escaped(text.trim()) : text.trim();
    await post(`${address}/says`, { ...deed, text: said }, nothing);
    return;
  }
  if (typed.kind === 'naming') {
    throw new Error(`There is no command ${text.trim()}. Type / to see what there is.`);
  }
  const { name, subcommand } = typed.command;
  // In Slack the app reads the text itself.
  const words =
    chat.platform === 'slack'
      ? { text: escaped(typed.rest.trim()) }
      : { options: optionsOf(typed.values, taken) };
  await post(`${address}/commands`, { ...deed, command: name, subcommand, ...words }, nothing);
}
