import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageMessage } from '../../protocol.ts';
import { FirstVisit } from './first-visit.tsx';
import { MessageItem } from './message-item.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

interface Props {
  readonly messages: readonly PageMessage[];
  readonly title: string;
  /** Raised when the person has sent something: then the end is what they want to see. */
  readonly sent: number;
  readonly onTry: (text: string) => void;
}

/** Within this many pixels of its end a list follows what is added. */
const nearEnd = 80;
/** Messages of one author within this time stand under one name. */
const together = 5 * 60_000;

/** The messages of a channel. It stays where one reads; at its end it follows. */
export function MessageList({ messages, title, sent, onTry }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useKeptFocus(scroller);
  const follows = useRef(true);
  const lastTop = useRef(0);
  useLayoutEffect(() => {
    const [outer, inner] = [scroller.current, list.current];
    if (!outer || !inner) return;
    const follow = (): void => {
      if (follows.current) outer.scrollTop = outer.scrollHeight;
    };
    // Pictures grow as they load, and the list with the window.
    const observer = new ResizeObserver(follow);
    observer.observe(inner);
    observer.observe(outer);
    return () => {
      observer.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    follows.current = true;
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [sent]);
  return (
    <div
      ref={scroller}
      class="messages"
      // Whoever has no mouse scrolls with the arrow keys.
      tabIndex={0}
      role="region"
      aria-label={`Messages in ${title}`}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        // Only going up stops it: at the end, something added in the same moment looks like being away from it.
        if (scrollHeight - scrollTop - clientHeight < nearEnd) follows.current = true;
        else if (scrollTop < lastTop.current) follows.current = false;
        lastTop.current = scrollTop;
      }}
    >
      <div ref={list} class="messages-inside">
        <FirstVisit title={title} isEmpty={messages.length === 0} onTry={onTry} />
        <ol class="message-list">
          {messages.map((one, index) => (
            <li key={one.id}>
              <MessageItem message={one} isContinued={continues(one, messages[index - 1])} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function continues(one: PageMessage, before: PageMessage | undefined): boolean {
  if (!before || before.author.id !== one.author.id || before.visibleTo !== one.visibleTo) return false;
  // An app answers one command with one message: each has its name.
  if (one.author.kind !== 'person') return false;
  return Date.parse(one.time) - Date.parse(before.time) < together;
}
