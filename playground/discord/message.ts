import type { Attachment } from './attachments.ts';
import type { AllowedMentions } from './requests/message.ts';
import type { SentComponent } from './responses/component.ts';
import type { SentEmbed } from './responses/embed.ts';
import type { User } from './user.ts';

/** Which interaction a message answers: https://discord.com/developers/docs/resources/message#message-interaction-metadata-object */
export interface InteractionMetadata {
  readonly id: string;
  readonly type: number;
  readonly user: User;
  readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  readonly original_response_message_id?: string;
  readonly interacted_message_id?: string;
  readonly triggering_interaction_metadata?: InteractionMetadata;
}

/** A message as Discord answers with it: https://discord.com/developers/docs/resources/message#message-object */
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly type: number;
  readonly author: User;
  readonly content: string;
  readonly embeds: readonly SentEmbed[];
  readonly components: readonly SentComponent[];
  readonly attachments: readonly Attachment[];
  readonly mentions: readonly User[];
  readonly mention_roles: readonly string[];
  readonly mention_everyone: boolean;
  readonly flags: number;
  readonly pinned: false;
  readonly tts: false;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly nonce?: string | number;
  readonly webhook_id?: string;
  readonly application_id?: string;
  readonly interaction_metadata?: InteractionMetadata;
  readonly message_reference?: {
    readonly type: 0;
    readonly channel_id: string;
    readonly message_id: string;
    readonly guild_id?: string;
  };
}

/** A message and what the stand-in knows of it besides. */
export interface StoredMessage {
  message: Message;
  /** What the app allowed to ping, as sent; undefined: everything that the text mentions. */
  allowedMentions: AllowedMentions | undefined;
  /** The only person who sees it, where it is ephemeral. */
  readonly visibleTo: string | undefined;
  /** How often it was edited since it had its first words. */
  edits: number;
}
