import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageChat, PageMessage } from '../../protocol.ts';

interface Props {
  readonly chat: PageChat;
  readonly messages: readonly PageMessage[];
  readonly person: string;
}

/**
 * Tells screen readers what is new: a message, or another headline of one (`Writing`, then `Painting`). Percents are told to
 * nobody, and what stood there when the page opened is not told either.
 */
export function Announcer({ chat, messages, person }: Props) {
  const [words, setWords] = useState('');
  const told = useRef<{ readonly person: string; readonly headlines: ReadonlyMap<string, string> }>();
  useEffect(() => {
    const headlines = new Map(messages.map((one) => [one.id, headlineOf(one)]));
    const before = told.current;
    told.current = { person, headlines };
    if (before?.person !== person) return;
    const fresh = messages.filter((one) => before.headlines.get(one.id) !== headlines.get(one.id));
    if (fresh.length === 0) return;
    setWords(
      fresh.map((one) => `${one.author.name} in ${chat.name}: ${headlines.get(one.id) ?? ''}`).join('. '),
    );
  }, [messages, person]);
  return (
    <p class="visually-hidden" role="status">
      {words}
    </p>
  );
}

/** The first words of a message, without their marks. */
function headlineOf({ pending, text, visibleTo }: PageMessage): string {
  if (pending) return 'thinking';
  const [first = ''] = text.split('\n');
  const words = first.replace(/^(#+|-#|>+) /, '').replaceAll(/\\(.)/g, '$1');
  return visibleTo === 'you' ? `${words} (only you can see this)` : words;
}
