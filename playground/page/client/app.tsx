import { useState } from 'preact/hooks';
import { chats as chatsSchema } from '../protocol.ts';
import { Icon } from './icon.tsx';
import { InsidePanel } from './inside/inside-panel.tsx';
import { useChanges } from './server/use-changes.ts';
import { useFetched } from './server/use-fetched.ts';
import { ChatWindow } from './window/chat-window.tsx';
import { ViewSwitch, type View } from './view-switch.tsx';

/** So wide a screen has room for the look inside beside both windows. */
const roomForAll = 1560;

/** The playground: two chats side by side, and what happens behind them. */
export function App() {
  const changes = useChanges();
  const [people, setPeople] = useState(0);
  const { value: chats = [], problem } = useFetched('/api/chats', chatsSchema, people);
  const [view, setView] = useState<View>('discord');
  const [isInsideOpen, setInsideOpen] = useState(innerWidth >= roomForAll);
  return (
    <div class={isInsideOpen ? 'playground with-inside' : 'playground'} data-view={view}>
      <a class="skip-link" href="#chats">
        Skip to the chats
      </a>
      <header class="top">
        <h1>
          <span class="sign" aria-hidden="true">
            <Icon name="spark" />
          </span>
          Persona <span class="top-kind">playground</span>
        </h1>
        <p class="top-lead">Two chats and all that is behind them, on this machine. No account needed.</p>
        <ViewSwitch view={view} onView={setView} />
        <button
          type="button"
          class="button inside-toggle"
          aria-expanded={isInsideOpen}
          aria-controls="inside"
          onClick={() => {
            setInsideOpen(!isInsideOpen);
          }}
        >
          <Icon name="inside" />
          Look inside
        </button>
      </header>
      <p role="status" class="connection">
        {problem ?? (changes.isConnected ? '' : 'The connection to the playground is lost. Trying again…')}
      </p>
      <main id="chats" class="stage" tabIndex={-1}>
        {chats.map((chat) => (
          <ChatWindow
            key={chat.platform}
            chat={chat}
            tick={changes[chat.platform]}
            isCurrent={view === chat.platform}
            onNewPerson={() => {
              setPeople(people + 1);
            }}
          />
        ))}
      </main>
      <InsidePanel
        tick={changes.inside}
        isOpen={isInsideOpen || view === 'inside'}
        isCurrent={view === 'inside'}
      />
    </div>
  );
}
