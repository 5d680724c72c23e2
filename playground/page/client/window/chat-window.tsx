import { useMemo, useState } from 'preact/hooks';
import { directMessages, messages as messagesSchema, openForm, type PageChat } from '../../protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { FormDialog } from '../form/form-dialog.tsx';
import { MessageList } from '../message/message-list.tsx';
import { useFetched } from '../server/use-fetched.ts';
import { Announcer } from './announcer.tsx';
import { ChannelList } from './channel-list.tsx';
import { PlaceContext } from './place.ts';
import { ProblemStrip } from './problem-strip.tsx';
import { usePlace } from './use-place.ts';
import { useUnread } from './use-unread.ts';
import { WindowHead } from './window-head.tsx';

interface Props {
  readonly chat: PageChat;
  /** Raised when a message or a form has changed. */
  readonly tick: number;
  /** On a narrow screen only one window shows. */
  readonly isCurrent: boolean;
  readonly onNewPerson: () => void;
}

/** A chat as one of its people sees it. */
export function ChatWindow({ chat, tick, isCurrent, onNewPerson }: Props) {
  const [person, setPerson] = useState(chat.people[0]?.id ?? '');
  const [channel, setChannel] = useState(chat.places[0]?.channels[0]?.id ?? directMessages);
  const [isListOpen, setListOpen] = useState(false);
  const [draft, setDraft] = useState('');
  const [sent, setSent] = useState(0);
  const { place, problem, report } = usePlace(chat, person, channel);
  const address = `/api/chats/${chat.platform}`;
  const { value: all = [], problem: lost } = useFetched(
    `${address}/messages?person=${person}`,
    messagesSchema,
    tick,
  );
  const { value: open } = useFetched(`${address}/form?person=${person}`, openForm, tick);
  const here = useMemo(() => all.filter((one) => one.channel === channel), [all, channel]);
  const unread = useUnread(all, channel, person);
  const title = titleOf(chat, channel);
  return (
    <PlaceContext.Provider value={place}>
      <section
        id={`window-${chat.platform}`}
        class={`window ${chat.platform}`}
        data-current={isCurrent}
        aria-labelledby={`${chat.platform}-title`}
      >
        <ChannelList
          chat={chat}
          current={channel}
          unread={unread}
          isOpen={isListOpen}
          onChoose={(id) => {
            setChannel(id);
            setListOpen(false);
          }}
        />
        <div class="conversation">
          <WindowHead
            chat={chat}
            title={title}
            person={person}
            isListOpen={isListOpen}
            onToggleList={() => {
              setListOpen(!isListOpen);
            }}
            onPerson={(id) => {
              setPerson(id);
              report(undefined);
            }}
            onNewPerson={onNewPerson}
          />
          <MessageList
            key={`${person} ${channel}`}
            messages={here}
            title={title}
            sent={sent}
            onTry={setDraft}
          />
          <ProblemStrip
            problem={problem ?? lost}
            onClose={() => {
              report(undefined);
            }}
          />
          <Composer
            key={person}
            chat={chat}
            person={person}
            channel={channel}
            title={title}
            text={draft}
            onText={setDraft}
            onSent={() => {
              setSent(sent + 1);
            }}
            onProblem={report}
          />
        </div>
        <Announcer chat={chat} messages={all} person={person} />
        {open?.form && (
          <FormDialog key={`${person} ${open.form.title}`} chat={chat} person={person} form={open.form} />
        )}
      </section>
    </PlaceContext.Provider>
  );
}

function titleOf(chat: PageChat, channel: string): string {
  if (channel === directMessages) return chat.app.name;
  const channels = chat.places.flatMap((one) => one.channels);
  return `#${channels.find(({ id }) => id === channel)?.name ?? ''}`;
}
