import { MessageFlags } from 'discord.js';
import type { SentMessage } from './api.ts';

const hasFlag = (message: SentMessage | undefined, flag: MessageFlags): boolean =>
  ((message?.flags ?? 0) & flag) !== 0;

/** Whether a first answer still stands at "thinking…". */
export const isThinking = (message: SentMessage | undefined): boolean =>
  hasFlag(message, MessageFlags.Loading);

/** Whether only one person sees a message. */
export const isEphemeral = (message: SentMessage | undefined): boolean =>
  hasFlag(message, MessageFlags.Ephemeral);
