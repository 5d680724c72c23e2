import type { FirstAnswer, Interaction } from './interactions.ts';
import type { Message, StoredMessage } from './message.ts';
import { editMessage, emptyDraft, postMessage } from './post-message.ts';
import { invalidForm, refuse } from './refusal.ts';
import type { Callback } from './requests/callback.ts';
import { duplicates } from './requests/limits.ts';
import { messageFlags } from './requests/message.ts';
import type { Upload } from './requests/upload.ts';
import type { World } from './world.ts';
import { writeDraft } from './write-message.ts';

/** What a first answer did, and the message that it made or changed. */
export interface Answered {
  readonly answer: FirstAnswer;
  readonly stored?: StoredMessage;
}

/** Carries an app's first answer out. Refuses an answer that this kind of interaction does not take. */
export async function answerInteraction(
  world: World,
  interaction: Interaction,
  given: Callback,
  upload: Upload,
): Promise<Answered> {
  demandFitting(interaction, given.type);
  switch (given.type) {
    case 4: {
      const ephemeral = isEphemeral(given.data.flags);
      const target = { channel: interaction.channel.id, ephemeral };
      const draft = await writeDraft(world, { ...upload, payload: given.data }, target);
      return withOriginal(interaction, postAnswer(world, interaction, draft, ephemeral));
    }
    case 5: {
      const ephemeral = isEphemeral(given.data?.flags);
      const flags = messageFlags.loading | (ephemeral ? messageFlags.ephemeral : 0);
      return withOriginal(interaction, postAnswer(world, interaction, { ...emptyDraft, flags }, ephemeral));
    }
    case 6:
    case 7: {
      const stored = world.messages.find(interaction.source);
      if (!stored) throw refuse('unknownMessage');
      if (given.type === 7) await rewrite(world, stored, { ...upload, payload: given.data });
      interaction.original = stored.message.id;
      return { answer: { kind: 'update' }, stored };
    }
    case 8:
      return { answer: { kind: 'choices', choices: given.data.choices } };
    case 9: {
      const faults = duplicates(given.data.components);
      if (faults.length > 0) throw invalidForm(faults);
      return { answer: { kind: 'form', form: given.data } };
    }
  }
}

/** Posts what answers an interaction; a follow-up refers to the original answer. */
export function postAnswer(
  world: World,
  interaction: Interaction,
  draft: Parameters<typeof postMessage>[1],
  ephemeral: boolean,
): StoredMessage {
  const original = interaction.original ?? interaction.source;
  const guild = interaction.channel.guild;
  const reference = original && {
    message_reference: {
      type: 0 as const,
      channel_id: interaction.channel.id,
      message_id: original,
      ...(guild && { guild_id: guild.id }),
    },
  };
  const metadata = interaction.original
    ? { ...interaction.metadata, original_response_message_id: interaction.original }
    : interaction.metadata;
  // Types of messages: 20 answers a command, 19 replies to another message, 0 stands for itself.
  return postMessage(world, draft, {
    channel: interaction.channel.id,
    type: reference ? 19 : interaction.type === 2 ? 20 : 0,
    visibleTo: ephemeral ? interaction.person.id : undefined,
    facts: { interaction_metadata: metadata, ...reference },
  });
}

/** Edits a message by a body in which everything may be left out. */
export async function rewrite(world: World, stored: StoredMessage, upload: Upload): Promise<Message> {
  const { message, visibleTo } = stored;
  const target = { channel: message.channel_id, ephemeral: visibleTo !== undefined, previous: message };
  const draft = await writeDraft(world, upload, target);
  editMessage(world, stored, draft);
  return stored.message;
}

function demandFitting(interaction: Interaction, type: Callback['type']): void {
  const taken = {
    2: [4, 5, 9],
    3: [4, 5, 6, 7, 9],
    4: [8],
    5: interaction.source ? [4, 5, 6, 7] : [4, 5],
  }[interaction.type];
  if (taken.includes(type)) return;
  const message = `Value must be one of {${taken.join(', ')}}.`;
  throw invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
}

function withOriginal(interaction: Interaction, stored: StoredMessage): Answered {
  interaction.original = stored.message.id;
  return { answer: { kind: 'message' }, stored };
}

/** Whether a body's flags make its message visible to one person only. */
export const isEphemeral = (flags: number | null | undefined): boolean =>
  ((flags ?? 0) & messageFlags.ephemeral) !== 0;
