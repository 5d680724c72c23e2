import { useEffect, useState } from 'preact/hooks';
import { completions, type PageChat } from '../../protocol.ts';
import { post } from '../server/ask.ts';
import { readTyped, valueAt } from './read-typed.ts';
import { optionsOf } from './send.ts';
import type { Offered } from './suggest.ts';

/** So long nobody may type before the app is asked. */
const pause = 120;

/** What the app offers for the option at the caret, asked for while one types. */
export function useOffered(
  text: string,
  caret: number,
  chat: PageChat,
  person: string,
  channel: string,
): Offered | undefined {
  const [offered, setOffered] = useState<Offered>();
  const typed = readTyped(text, chat.commands);
  const current = typed.kind === 'command' ? valueAt(typed.values, caret) : undefined;
  const option = current?.option.autocomplete ? current.option.name : undefined;
  useEffect(() => {
    if (option === undefined || typed.kind !== 'command') {
      setOffered(undefined);
      return;
    }
    let isStale = false;
    const ask = async (): Promise<void> => {
      const { name, subcommand } = typed.command;
      const options = { [option]: '', ...optionsOf(typed.values, new Map()) };
      const body = { person, channel, command: name, subcommand, options, option };
      // Where the app offers nothing one types on: that is no problem to tell of.
      const answer = await post(`/api/chats/${chat.platform}/completions`, body, completions).catch(() => ({
        choices: [],
      }));
      if (!isStale) setOffered({ option, choices: answer.choices });
    };
    const timer = setTimeout(() => void ask(), pause);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [option, current?.value, typed.kind === 'command' ? typed.command.subcommand : '', person, channel]);
  return offered;
}
