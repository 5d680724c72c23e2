import type { Attachments } from './attachments.ts';
import type { Commands } from './commands.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './interactions.ts';
import type { Messages } from './messages.ts';
import type { Places } from './places.ts';
import type { User } from './user.ts';

/** Everything that the stand-in knows; its endpoints, its gateway and its people share one. */
export interface World {
  /** Milliseconds since 1970; the age of interaction tokens and the time in ids follow it. */
  readonly clock: () => number;
  readonly nextId: () => string;
  /** The bot's token, without `Bot ` before it. */
  readonly token: string;
  readonly bot: User;
  /** By id. */
  readonly people: Map<string, User>;
  readonly places: Places;
  readonly messages: Messages;
  readonly attachments: Attachments;
  readonly commands: Commands;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  /** Says that a place, a person or a form changed; messages say so themselves. */
  readonly changed: () => void;
}
