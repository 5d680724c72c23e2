import { useRef } from 'preact/hooks';
import type { PageMessage } from '../../protocol.ts';
import { DiscordContent } from '../discord/discord-content.tsx';
import { Icon } from '../icon.tsx';
import { SlackContent } from '../slack/slack-content.tsx';
import { Avatar } from './avatar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { AnsweredCommand } from './answered-command.tsx';

interface Props {
  readonly message: PageMessage;
  /** The one before is by the same person, a moment ago. */
  readonly isContinued: boolean;
}

/** One message: who, when, and what. */
export function MessageItem({ message, isContinued }: Props) {
  const article = useRef<HTMLElement>(null);
  useKeptFocus(article);
  const { author, pending, visibleTo, edits, raw, id } = message;
  const name = `author-${id.replace('.', '-')}`;
  return (
    <article
      ref={article}
      class={[
        'message',
        `from-${author.kind}`,
        isContinued && 'is-continued',
        visibleTo === 'you' && 'is-private',
      ]
        .filter(Boolean)
        .join(' ')}
      tabIndex={-1}
      aria-labelledby={name}
    >
      {raw.platform === 'discord' && <AnsweredCommand message={raw.message} />}
      <div class="message-face">{!isContinued && <Avatar name={author.name} kind={author.kind} />}</div>
      <div class="message-body">
        <header class={isContinued ? 'visually-hidden' : 'message-head'}>
          <h3 class="author" id={name}>
            {author.name}
          </h3>
          {author.kind === 'app' && <span class="badge">app</span>}
          <time dateTime={message.time} title={new Date(message.time).toLocaleString()}>
            {new Date(message.time).toLocaleTimeString([], { timeStyle: 'short' })}
          </time>
        </header>
        {pending ? (
          <p class="thinking">
            <span class="thinking-dots" aria-hidden="true" />
            {author.name} is thinking…
          </p>
        ) : raw.platform === 'discord' ? (
          <DiscordContent id={id} message={raw.message} />
        ) : (
          <SlackContent id={id} message={raw.message} />
        )}
        {edits > 0 && !pending && <span class="edited">(edited)</span>}
        {visibleTo === 'you' && (
          <p class="only-you">
            <Icon name="eye" />
            Only you can see this
          </p>
        )}
      </div>
    </article>
  );
}
