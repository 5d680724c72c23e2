import { type Attachment, type Attachments, cleanName } from './attachments.ts';
import type { Message } from './message.ts';
import type { MessageBody } from './requests/message.ts';
import type { Upload, UploadedFile } from './requests/upload.ts';

/** What an app says of a file. */
type Facts = Pick<Attachment, 'description' | 'title'>;

/** The files that a message will have: those that stay and those that came with the request. */
export interface AttachmentPlan {
  readonly kept: readonly Attachment[];
  readonly added: readonly { readonly file: UploadedFile; readonly facts: Facts }[];
}

/**
 * Reads which files a body wants: `attachments` lists the ids of those that stay and the numbers of those that come;
 * without it all stay and all come. https://discord.com/developers/docs/reference#editing-message-attachments
 */
export function planAttachments(
  body: MessageBody,
  upload: Upload,
  previous: Message | undefined,
): AttachmentPlan {
  const before = previous?.attachments ?? [];
  const listed = new Map((body.attachments ?? []).map((one) => [one.id, one]));
  const stays = body.attachments ? before.filter((one) => listed.has(one.id)) : before;
  return {
    kept: stays.map((one) => ({ ...one, ...factsOf(listed.get(one.id)) })),
    added: [...upload.files].map(([number, file]) => {
      const given = listed.get(number);
      const name = cleanName(given?.filename ?? file.name);
      return { file: { ...file, name }, facts: factsOf(given) };
    }),
  };
}

/** Keeps the files that came and gives all that the message now has. */
export async function attach(
  attachments: Attachments,
  plan: AttachmentPlan,
  channel: string,
  ephemeral: boolean,
): Promise<Attachment[]> {
  const mark = ephemeral ? ({ ephemeral: true } as const) : {};
  const added = plan.added.map(({ file, facts }) => attachments.add(channel, file, { ...facts, ...mark }));
  return [...plan.kept, ...(await Promise.all(added))];
}

const factsOf = (given: NonNullable<MessageBody['attachments']>[number] | undefined): Facts => ({
  ...(given?.description && { description: given.description }),
  ...(given?.title && { title: given.title }),
});
