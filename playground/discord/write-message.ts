import { attach, planAttachments } from './attach.ts';
import { mentionsIn } from './mentions.ts';
import type { Message, StoredMessage } from './message.ts';
import { type FormFault, invalidForm, refuse } from './refusal.ts';
import {
  duplicates,
  embedsTooLong,
  givenNumbers,
  missingFiles,
  tooManyComponents,
} from './requests/limits.ts';
import { askedFlags, type MessageBody, messageBody, messageFlags } from './requests/message.ts';
import { parseForm } from './requests/parse.ts';
import type { Upload } from './requests/upload.ts';
import { toEmbed } from './responses/embed.ts';
import { ComponentWriter } from './responses/write-components.ts';
import type { World } from './world.ts';

/** The part of a message that its author decides. */
export type Draft = Pick<
  Message,
  | 'content'
  | 'embeds'
  | 'components'
  | 'attachments'
  | 'flags'
  | 'mentions'
  | 'mention_everyone'
  | 'mention_roles'
> &
  Pick<StoredMessage, 'allowedMentions'>;

/** Where a draft goes. */
export interface DraftTarget {
  readonly channel: string;
  readonly ephemeral: boolean;
  /** The message that is edited: what the body leaves out stays as it was. */
  readonly previous?: Message | undefined;
}

/** Turns an app's body into a message's words, cards and files. Refuses what Discord refuses, before a file is kept. */
export async function writeDraft(world: World, upload: Upload, target: DraftTarget): Promise<Draft> {
  const { previous } = target;
  const flags = flagsOf(upload, target);
  const isV2 = (flags & messageFlags.componentsV2) !== 0;
  const body = parseForm(messageBody(isV2), upload.payload);
  const plan = planAttachments(body, upload, previous);
  const names = [...plan.kept.map((one) => one.filename), ...plan.added.map((one) => one.file.name)];
  refuseBadForm(body, names, previous, isV2);
  if (isEmpty(body, names, previous)) throw refuse('emptyMessage');
  const attachments = await attach(world.attachments, plan, target.channel, target.ephemeral);
  const writer = new ComponentWriter(attachments, givenNumbers(body.components ?? []), world.nextId);
  const draft = {
    content: body.content === undefined ? (previous?.content ?? '') : (body.content ?? ''),
    embeds: overwrite(body.embeds, previous?.embeds, (one) => toEmbed(one, attachments)),
    components: overwrite(body.components, previous?.components, (one) => writer.write(one)),
    attachments,
    flags,
    allowedMentions: body.allowed_mentions ?? undefined,
  };
  return { ...draft, ...mentionsIn(draft, world.people) };
}

/** Of the flags, V2 and ephemeral stay for the life of a message; what else an app sets is taken anew. */
function flagsOf(upload: Upload, target: DraftTarget): number {
  const { componentsV2, ephemeral, silent, suppressEmbeds } = messageFlags;
  const kept = (target.previous?.flags ?? 0) & (componentsV2 | ephemeral);
  const asked = askedFlags(upload.payload) & (componentsV2 | suppressEmbeds | silent);
  return kept | asked | (target.ephemeral ? ephemeral : 0);
}

/** In an edit, undefined leaves what was there and null clears it. */
function overwrite<Given, Kept>(
  given: readonly Given[] | null | undefined,
  before: readonly Kept[] | undefined,
  convert: (one: Given) => Kept,
): readonly Kept[] {
  return given === undefined ? (before ?? []) : (given ?? []).map(convert);
}

function refuseBadForm(
  body: MessageBody,
  names: readonly string[],
  previous: Message | undefined,
  isV2: boolean,
): void {
  const components = body.components ?? [];
  const faults = [
    ...duplicates(components),
    ...embedsTooLong(body),
    ...missingFiles(body, names),
    ...(isV2 ? [...tooManyComponents(components), ...legacyFields(body, previous)] : []),
  ];
  if (faults.length > 0) throw invalidForm(faults);
}

/** With components V2 a message may have neither content nor embeds, not even from before the edit. */
function legacyFields(body: MessageBody, previous: Message | undefined): FormFault[] {
  return (['content', 'embeds'] as const)
    .filter((field) => (body[field] === undefined ? previous?.[field] : body[field])?.length)
    .map((field) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
}

function isEmpty(body: MessageBody, names: readonly string[], previous: Message | undefined): boolean {
  const left = (['content', 'embeds', 'components'] as const).map(
    (field) => (body[field] === undefined ? previous?.[field] : body[field])?.length,
  );
  return names.length === 0 && !left.some(Boolean);
}
