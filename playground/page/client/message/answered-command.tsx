import type { Message } from '../../../discord/message.ts';
import { Icon } from '../icon.tsx';

/** Whose command a message of the app answers. */
export function AnsweredCommand({ message }: { readonly message: Message }) {
  const asked = message.interaction_metadata;
  if (!asked) return null;
  return (
    <p class="answered">
      <Icon name="reply" />
      <span>
        <strong>{asked.user.global_name ?? asked.user.username}</strong> asked
      </span>
    </p>
  );
}
