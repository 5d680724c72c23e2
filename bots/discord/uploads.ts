import { createHash } from 'node:crypto';
import type { APIMediaGalleryItem, RawFile } from 'discord.js';
import type { MessagePlace } from '../../core/jobs/request.ts';
import type { Element, Picture, View, ViewFile } from '../views/view.ts';
import { attachmentNames } from './attachment-names.ts';
import { cut, limits } from './limits.ts';

/** The attachments of a message: those to send and those that Discord has already. */
export interface Uploads {
  /** What goes into the body as `attachments`: files that stay by their id, new ones by their number. */
  readonly attachments: readonly object[];
  readonly files: readonly RawFile[];
  /** Of what the message's attachments are copies; undefined without any. As in `MessagePlace.pictureOf`. */
  readonly pictureOf: string | undefined;
  readonly galleryItem: (picture: Picture) => APIMediaGalleryItem | undefined;
  /** The address of a file within the message; undefined for one too many. */
  readonly fileAddress: (file: ViewFile) => string | undefined;
}

/** One attachment. */
interface Upload {
  /** Of what it is a copy, without spaces. */
  readonly key: string;
  readonly file: RawFile;
  readonly description?: string;
  /** The whole name, where Discord would not take it as that of the file. */
  readonly title?: string;
}

/**
 * Plans the attachments of a message: its files, and as many of its pictures as there is room for beside them. One upload
 * serves for one picture's key, and where the message has the same attachments already, they are kept by id and not sent
 * again: https://discord.com/developers/docs/reference#editing-message-attachments
 */
export function planUploads(view: View, had: Pick<MessagePlace, 'picture' | 'pictureOf'>): Uploads {
  const files = uploadFiles(view.elements.flatMap((one) => (one.kind === 'file' ? [one.file] : [])));
  const pictures = uploadPictures(
    view.elements.filter(isPicture).map((element) => element.picture),
    limits.message.attachments - files.size,
  );
  const uploads = [...pictures.values(), ...files.values()];
  const pictureOf = uploads.map(({ key }) => key).join(' ') || undefined;
  const keptIds =
    pictureOf !== undefined && had.pictureOf === pictureOf ? had.picture?.split(' ') : undefined;
  return {
    pictureOf,
    attachments: keptIds ? keptIds.map((id) => ({ id })) : uploads.map(toAttachment),
    files: keptIds ? [] : uploads.map(({ file }) => file),
    galleryItem(picture) {
      const upload = pictures.get(picture.key);
      return upload && { media: { url: addressOf(upload) }, ...described(picture) };
    },
    fileAddress(file) {
      const upload = files.get(file);
      return upload && addressOf(upload);
    },
  };
}

const isPicture = (element: Element): element is Extract<Element, { kind: 'picture' }> =>
  element.kind === 'picture';

const addressOf = ({ file }: Upload): string => `attachment://${file.name}`;

function uploadPictures(pictures: readonly Picture[], most: number): Map<string, Upload> {
  const byKey = new Map(pictures.map((picture) => [picture.key, picture]));
  const shown = [...byKey.values()].slice(0, most);
  return new Map(shown.map((picture, index) => [picture.key, uploadPicture(picture, index)]));
}

const uploadPicture = (picture: Picture, index: number): Upload => ({
  key: picture.key,
  file: {
    name: index === 0 ? 'portrait.png' : `portrait-${index + 1}.png`,
    data: picture.image,
    contentType: 'image/png',
  },
  ...described(picture),
});

const described = (picture: Picture): { description?: string } =>
  picture.alternative.trim() === ''
    ? {}
    : { description: cut(picture.alternative, limits.message.alternative) };

function uploadFiles(files: readonly ViewFile[]): Map<ViewFile, Upload> {
  const sent = [...new Set(files)].slice(0, limits.message.attachments);
  const names = attachmentNames(sent.map(({ name }) => name));
  return new Map(sent.map((file, index) => [file, uploadFile(file, names[index] ?? file.name)]));
}

const uploadFile = ({ name: given, contentType, bytes }: ViewFile, name: string): Upload => ({
  key: createHash('sha256').update(given).update('\0').update(bytes).digest('base64url'),
  file: { name, data: bytes, contentType },
  ...(name !== given && { title: given }),
});

const toAttachment = ({ file, description, title }: Upload, index: number): object => ({
  id: String(index),
  filename: file.name,
  ...(description !== undefined && { description }),
  ...(title !== undefined && { title }),
});
