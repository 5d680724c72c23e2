import sharp from 'sharp';
import type { CdnSignatures } from './cdn-signatures.ts';
import type { UploadedFile } from './requests/upload.ts';

/** https://discord.com/developers/docs/resources/message#attachment-object */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type: string;
  readonly width?: number;
  readonly height?: number;
  readonly description?: string;
  /** The name as it was given, where the file's own could not keep it. */
  readonly title?: string;
  readonly ephemeral?: true;
}

/** Discord keeps letters, digits, dots, dashes and underscores of a file's name. */
export const cleanName = (name: string): string => name.replaceAll(/[^\w.-]+/g, '_');

/** The bytes behind attachments, by the attachment's id: what the CDN serves. */
export type Files = Map<string, { readonly attachment: Attachment; readonly data: Buffer }>;

/** Where the files are served. */
export interface Cdn {
  readonly url: string;
  readonly signatures: CdnSignatures;
}

/** The attachments of all messages, and the files that people picked to send along. */
export class Attachments {
  /** By id. */
  readonly files: Files;
  readonly #nextId: () => string;
  readonly #cdn: Cdn;

  constructor(files: Files, cdn: Cdn, nextId: () => string) {
    this.files = files;
    this.#cdn = cdn;
    this.#nextId = nextId;
  }

  /** Keeps a file; of a picture, the width and height are read from its bytes. */
  async add(
    channel: string,
    file: UploadedFile,
    facts: Pick<Attachment, 'description' | 'title' | 'ephemeral'> = {},
  ): Promise<Attachment> {
    const id = this.#nextId();
    const filename = cleanName(file.name);
    const url = this.#cdn.url + this.#cdn.signatures.sign(`/attachments/${channel}/${id}/${filename}`);
    const attachment: Attachment = {
      id,
      filename,
      size: file.data.length,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(await measure(file)),
      ...(filename !== file.name && { title: file.name }),
      ...facts,
    };
    this.files.set(id, { attachment, data: file.data });
    return attachment;
  }

  find(id: string): Attachment | undefined {
    return this.files.get(id)?.attachment;
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) this.files.delete(id);
  }
}

/** A file that calls itself a picture and is none has no width and height, as at Discord. */
async function measure(file: UploadedFile): Promise<{ width?: number; height?: number }> {
  if (!file.contentType.startsWith('image/')) return {};
  const { width, height } = await sharp(file.data)
    .metadata()
    .catch(() => ({ width: undefined, height: undefined }));
  return width && height ? { width, height } : {};
}
