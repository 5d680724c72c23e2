import { directMessages, type PageChat } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import { Avatar } from '../message/avatar.tsx';

interface Props {
  readonly chat: PageChat;
  readonly current: string;
  readonly unread: ReadonlySet<string>;
  /** Where there is no room beside the messages, the list stands over them while it is open. */
  readonly isOpen: boolean;
  readonly onChoose: (channel: string) => void;
}

/** Servers or workspaces with their channels, and the direct messages with the app. */
export function ChannelList({ chat, current, unread, isOpen, onChoose }: Props) {
  const entry = (id: string, name: string, isDirect = false) => (
    <li key={id}>
      <button
        type="button"
        class="channel"
        aria-current={id === current ? 'page' : undefined}
        onClick={() => {
          onChoose(id);
        }}
      >
        {isDirect ? <Avatar name={name} kind="app" /> : <Icon name="hash" />}
        <span class="channel-name">{name}</span>
        {unread.has(id) && (
          <span class="unread">
            <span class="visually-hidden">(new messages)</span>
          </span>
        )}
      </button>
    </li>
  );
  return (
    <nav
      class="channels"
      id={`${chat.platform}-channels`}
      data-open={isOpen}
      aria-label={`${chat.name} channels`}
    >
      {chat.places.map((place) => (
        <div key={place.id} class="place">
          <h3 class="place-name">
            <span class="place-sign" aria-hidden="true">
              {place.name.slice(0, 1)}
            </span>
            {place.name}
          </h3>
          <ul>{place.channels.map(({ id, name }) => entry(id, name))}</ul>
        </div>
      ))}
      <div class="place">
        <h3 class="group-name">Direct messages</h3>
        <ul>{entry(directMessages, chat.app.name, true)}</ul>
      </div>
    </nav>
  );
}
