import type { APIMediaGalleryItem, RawFile } from 'discord.js';
import type { MessagePlace } from '../../core/jobs/request.ts';
import type { Element, Picture, View } from '../views/view.ts';
import { cut, limits } from './limits.ts';

/** The files of a message: those to send and those that Discord has already. */
export interface Uploads {
  /** What goes into the body as `attachments`: files that stay by their id, new ones by their number. */
  readonly attachments: readonly object[];
  readonly files: readonly RawFile[];
  /** Of what the message's pictures are copies; undefined without pictures. As in `MessagePlace.pictureOf`. */
  readonly pictureOf: string | undefined;
  readonly galleryItem: (picture: Picture) => APIMediaGalleryItem | undefined;
}

const isPicture = (element: Element): element is Extract<Element, { kind: 'picture' }> =>
  element.kind === 'picture';

/**
 * Plans the pictures of a message. One upload serves for one key, and where the message has the same pictures already,
 * they are kept by id and not sent again: https://discord.com/developers/docs/reference#editing-message-attachments
 */
export function planUploads(view: View, had: Pick<MessagePlace, 'picture' | 'pictureOf'>): Uploads {
  const pictures = distinct(view.elements.filter(isPicture).map((element) => element.picture));
  const names = new Map(pictures.map((picture, index) => [picture.key, fileName(index)]));
  const pictureOf = pictures.map((picture) => picture.key).join(' ') || undefined;
  const keptIds =
    pictureOf !== undefined && had.pictureOf === pictureOf ? had.picture?.split(' ') : undefined;
  return {
    pictureOf,
    attachments: keptIds ? keptIds.map((id) => ({ id })) : pictures.map(toAttachment),
    files: keptIds ? [] : pictures.map(toFile),
    galleryItem(picture) {
      const name = names.get(picture.key);
      if (name === undefined) return undefined;
      return { media: { url: `attachment://${name}` }, ...described(picture) };
    },
  };
}

const fileName = (index: number): string => (index === 0 ? 'portrait.png' : `portrait-${index + 1}.png`);

function distinct(pictures: readonly Picture[]): Picture[] {
  const byKey = new Map(pictures.map((picture) => [picture.key, picture]));
  return [...byKey.values()].slice(0, limits.message.pictures);
}

const toFile = (picture: Picture, index: number): RawFile => ({
  name: fileName(index),
  data: picture.image,
  contentType: 'image/png',
});

const toAttachment = (picture: Picture, index: number): object => ({
  id: String(index),
  filename: fileName(index),
  ...described(picture),
});

const described = (picture: Picture): { description?: string } =>
  picture.alternative.trim() === ''
    ? {}
    : { description: cut(picture.alternative, limits.message.alternative) };
