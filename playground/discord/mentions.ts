import type { Message, StoredMessage } from './message.ts';
import { flatten } from './responses/component.ts';
import type { User } from './user.ts';

type Words = Pick<Message, 'content' | 'components'> & Pick<StoredMessage, 'allowedMentions'>;

/**
 * Whom a message pings: those whom its text mentions and `allowed_mentions` lets through; without it, all of them.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function mentionsIn(
  { content, components, allowedMentions }: Words,
  people: ReadonlyMap<string, User>,
): Pick<Message, 'mentions' | 'mention_everyone' | 'mention_roles'> {
  const text = [content, ...flatten(components).map((one) => (one.type === 10 ? one.content : ''))].join(
    '\n',
  );
  const allows = (kind: 'users' | 'roles' | 'everyone'): boolean =>
    allowedMentions === undefined || (allowedMentions.parse ?? []).includes(kind);
  const users = idsAfter(text, /<@!?(\d+)>/g);
  const roles = idsAfter(text, /<@&(\d+)>/g);
  return {
    mentions: users
      .filter((id) => allows('users') || allowedMentions?.users?.includes(id))
      .flatMap((id) => people.get(id) ?? []),
    mention_roles: roles.filter((id) => allows('roles') || allowedMentions?.roles?.includes(id)),
    mention_everyone: allows('everyone') && /@(everyone|here)\b/.test(text),
  };
}

const idsAfter = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])),
];
