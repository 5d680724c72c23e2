import { type Attachment, type Attachments, cleanName } from './attachments.ts';
import type { Message } from './message.ts';
import type { MessageBody } from './requests/message.ts';
import type { Upload, UploadedFile } from './requests/upload.ts';

/** The files that a message will have: those that stay and those that came with the request. */
export interface AttachmentPlan {
  readonly kept: readonly Attachment[];
  readonly added: readonly { readonly file: UploadedFile; readonly description?: string }[];
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
    kept: stays.map((one) => ({ ...one, ...described(listed.get(one.id)?.description) })),
    added: [...upload.files].map(([number, file]) => {
      const facts = listed.get(number);
      return {
        file: { ...file, name: cleanName(facts?.filename ?? file.name) },
        ...described(facts?.description),
      };
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
  const added = plan.added.map(({ file, description }) =>
    attachments.add(channel, file, { ...described(description), ...mark }),
  );
  return [...plan.kept, ...(await Promise.all(added))];
}

const described = (description: string | null | undefined): { description?: string } =>
  description ? { description } : {};
