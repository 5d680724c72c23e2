import { rateLimited } from '../../playground/discord/rate-limit.ts';
import type { SeenMessage } from '../../playground/kit/person.ts';
import { answered, busy } from './provider-fault.ts';
import type { Stage } from './stage.ts';

/** What happens to the message of a run that is being painted. */
export interface MessageLoss {
  readonly platform: 'discord' | 'slack';
  readonly name: string;
  readonly isPrivate?: true;
  /** Gives what puts the place right again, when all is over. */
  readonly spoil: (stage: Stage, message: SeenMessage) => (() => void) | undefined;
  /** `given up`: nothing may be posted in its stead, and its address says so. */
  readonly end: 'delivered' | 'given up';
}

const editByToken = 'PATCH /api/v10/webhooks/:application/:token/messages/:message';
const update = 'POST /api/chat.update';

/** What nobody may edit any more is left where it stands, until its person dismisses it. */
const dismiss =
  ({ discord }: Stage, { id }: SeenMessage) =>
  (): void => {
    discord.moderator.deleteMessage(id);
  };

const directMessages = ({ discord }: Stage): string =>
  discord.places().find(({ kind }) => kind === 'direct')?.id ?? '';

const onDiscord: readonly Omit<MessageLoss, 'platform'>[] = [
  {
    name: 'the token is over',
    spoil({ discord }) {
      discord.expireTokens();
      return undefined;
    },
    end: 'delivered',
  },
  {
    name: 'the token is over, and only its person saw the message',
    isPrivate: true,
    spoil(stage, message) {
      stage.discord.expireTokens();
      return dismiss(stage, message);
    },
    end: 'delivered',
  },
  {
    name: 'the token is over, and the bot may not see the channel any more',
    spoil(stage, message) {
      stage.discord.expireTokens();
      stage.discord.moderator.allow(message.channel, 'none');
      return dismiss(stage, message);
    },
    end: 'delivered',
  },
  {
    name: 'the token is over, and its person takes no direct messages',
    isPrivate: true,
    spoil(stage, message) {
      stage.discord.expireTokens();
      const channel = directMessages(stage);
      stage.discord.moderator.allow(channel, 'read');
      const tidy = dismiss(stage, message);
      return () => {
        stage.discord.moderator.allow(channel, 'full');
        tidy();
      };
    },
    end: 'given up',
  },
  {
    name: 'the message is deleted',
    spoil({ discord }, { id }) {
      discord.moderator.deleteMessage(id);
      return undefined;
    },
    end: 'given up',
  },
  {
    name: 'the token is over, and the message is deleted',
    spoil({ discord }, { id }) {
      discord.expireTokens();
      discord.moderator.deleteMessage(id);
      return undefined;
    },
    end: 'given up',
  },
  {
    name: 'the channel is deleted',
    spoil({ discord }, { channel }) {
      discord.moderator.deleteChannel(channel);
      return undefined;
    },
    end: 'given up',
  },
  {
    name: 'edits are refused with 429',
    spoil({ discord }) {
      discord.faults.plan(editByToken, rateLimited(0.3), 3);
      return undefined;
    },
    end: 'delivered',
  },
];

const onSlack: readonly Omit<MessageLoss, 'platform'>[] = [
  {
    name: 'the message is deleted',
    spoil({ slack }, { channel, id }) {
      slack.deleteMessage(channel, id);
      return undefined;
    },
    end: 'given up',
  },
  {
    name: 'the app is removed from the channel',
    spoil: (stage, { channel: id, id: message }) => {
      const channel = channelOf(stage, id);
      channel.hasApp = false;
      return () => {
        channel.hasApp = true;
        stage.slack.deleteMessage(id, message);
      };
    },
    end: 'given up',
  },
  {
    name: 'the channel is archived',
    spoil: (stage, { channel: id, id: message }) => {
      const channel = channelOf(stage, id);
      channel.archived = true;
      return () => {
        channel.archived = false;
        stage.slack.deleteMessage(id, message);
      };
    },
    end: 'given up',
  },
  {
    name: 'the token is revoked',
    spoil: ({ slack }, { channel, id }) => {
      slack.faults.plan(update, answered(200, { body: { ok: false, error: 'token_revoked' } }));
      return () => {
        slack.deleteMessage(channel, id);
      };
    },
    end: 'given up',
  },
  {
    name: 'edits are refused with 429',
    spoil({ slack }) {
      slack.faults.plan(update, busy, 2);
      return undefined;
    },
    end: 'delivered',
  },
];

function channelOf({ slack }: Stage, id: string) {
  const channel = slack.workspace('Lantern').channels.find((one) => one.id === id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  return channel;
}

export const messageLosses: readonly MessageLoss[] = [
  ...onDiscord.map((loss) => ({ ...loss, platform: 'discord' as const })),
  ...onSlack.map((loss) => ({ ...loss, platform: 'slack' as const })),
];
