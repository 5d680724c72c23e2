import type { Block } from './blocks/block.ts';
import type { UploadedFile } from './file.ts';

/** A message as Slack's API and payloads show it. https://docs.slack.dev/messaging/ */
export interface WireMessage {
  readonly type: 'message';
  readonly subtype?: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly team: string;
  readonly user: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly bot_profile?: Readonly<Record<string, unknown>>;
  readonly username?: string;
  readonly icons?: Readonly<Record<string, string>>;
  text: string;
  blocks?: readonly Block[];
  attachments?: readonly unknown[];
  files?: readonly Readonly<Record<string, unknown>>[];
  metadata?: unknown;
  edited?: { readonly user: string; readonly ts: string };
}

/** A message as the stand-in holds it: `SeenMessage.raw`. */
export interface StoredMessage {
  readonly channel: string;
  readonly wire: WireMessage;
  readonly visibleTo: 'everyone' | { readonly person: string };
  /** The files it carries; a deleted one stands here no more. */
  files: readonly UploadedFile[];
  /** What its text and blocks call for attention: `channel`, `here`, `everyone`, a person's or a group's id. */
  mentions: readonly string[];
  edits: number;
}
