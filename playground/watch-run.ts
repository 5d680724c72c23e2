import type { Chat, Person, SeenMessage } from './kit/person.ts';

/** What the message of a run says, as a person reads it. */
export type SeenState = 'queued' | 'checking' | 'writing' | 'painting' | 'done' | 'failed';

const onTheWay: readonly SeenState[] = ['queued', 'checking', 'writing', 'painting'];

/**
 * Types `/persona create` as a person would, accepts the notice of the first use, and follows the message until it shows
 * the card or what went wrong.
 * @param onState called with each state that the message shows, once
 * @returns the last message
 */
export async function createInChat(
  chat: Pick<Chat, 'onChange'>,
  person: Person,
  options: Readonly<Record<string, string>>,
  onState: (state: SeenState) => void,
): Promise<SeenMessage> {
  const before = new Set(allMessages(person).map(({ id }) => id));
  const shown = new Set<SeenState>();
  const look = (message: SeenMessage): SeenState | undefined => {
    const state = before.has(message.id) ? undefined : stateOf(message);
    if (state && !shown.has(state)) {
      shown.add(state);
      onState(state);
    }
    return state;
  };
  const stop = chat.onChange(() => {
    for (const message of allMessages(person)) look(message);
  });
  try {
    await person.type({ command: 'persona', subcommand: 'create', options });
    const first = await person.see((message) => !before.has(message.id) && !message.pending, patience);
    if (hasButton(first, 'consent:accept')) await person.click(first, 'consent:accept');
    return await person.see((message) => isEnd(look(message)), patience);
  } finally {
    stop();
  }
}

/** Milliseconds; real providers take their time. */
const patience = 300_000;

const isEnd = (state: SeenState | undefined): boolean => state === 'done' || state === 'failed';

const allMessages = (person: Person): SeenMessage[] => [...person.messages(), ...person.messages('dm')];

const hasButton = (message: SeenMessage, action: string): boolean =>
  message.buttons.some((button) => button.action.startsWith(action));

/** What a message says of its run; one that is none of a run (the notice, a pointer) has no state. */
export function stateOf(message: SeenMessage): SeenState | undefined {
  if (message.pending || hasButton(message, 'consent:')) return undefined;
  if (hasButton(message, 'repaint:')) return 'done';
  const title = (message.text.split('\n')[0] ?? '').replace(/[*#_ ]/g, '').toLowerCase();
  if (hasButton(message, 'cancel:')) return onTheWay.find((state) => state === title);
  if (message.text.startsWith('On its way')) return undefined;
  return 'failed';
}
