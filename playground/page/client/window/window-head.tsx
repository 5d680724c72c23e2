import type { PageChat } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import { PersonSwitch } from './person-switch.tsx';

interface Props {
  readonly chat: PageChat;
  readonly title: string;
  readonly person: string;
  readonly isListOpen: boolean;
  readonly onToggleList: () => void;
  readonly onPerson: (id: string) => void;
  readonly onNewPerson: () => void;
}

/** Which chat this is, where one reads, and as whom. */
export function WindowHead(props: Props) {
  const { chat, title, person, isListOpen } = props;
  return (
    <header class="window-head">
      <button
        type="button"
        class="list-toggle"
        aria-expanded={isListOpen}
        aria-controls={`${chat.platform}-channels`}
        onClick={props.onToggleList}
      >
        <Icon name="menu" />
        <span class="visually-hidden">Channels of {chat.name}</span>
      </button>
      <h2 id={`${chat.platform}-title`} class="window-title">
        <span class="window-place">{title}</span> <span class="window-kind">like {chat.name}</span>
      </h2>
      <PersonSwitch chat={chat} person={person} onPerson={props.onPerson} onNewPerson={props.onNewPerson} />
    </header>
  );
}
