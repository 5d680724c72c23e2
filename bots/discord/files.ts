import {
  type Attachment,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ComponentType,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { CallFile } from '../call.ts';
import { fetchFile } from '../fetch-file.ts';

/** Where Discord shows pictures; files themselves lie at its CDN. */
const mediaOrigin = 'https://media.discordapp.net';

/** The files that were given with a command, in the order of its options. @param cdn `https://cdn.discordapp.com` */
export const filesOfCommand = (interaction: ChatInputCommandInteraction, cdn: string): CallFile[] =>
  attachmentsIn(interaction.options.data).map((attachment) => toCallFile(attachment, cdn));

function attachmentsIn(options: readonly CommandInteractionOption[]): Attachment[] {
  return options.flatMap(({ options: inside, attachment }) =>
    inside ? attachmentsIn(inside) : attachment ? [attachment] : [],
  );
}

/** The files that were picked in a form, field after field. */
export const filesOfForm = ({ fields }: ModalSubmitInteraction, cdn: string): CallFile[] =>
  [...fields.fields.values()].flatMap((field) =>
    field.type === ComponentType.FileUpload
      ? [...field.attachments.values()].map((attachment) => toCallFile(attachment, cdn))
      : [],
  );

const toCallFile = ({ name, title, size, url }: Attachment, cdn: string): CallFile => ({
  name: title === null ? name : withEnding(title, name),
  size,
  read: (most) =>
    fetchFile(
      { address: url, isOwn: ({ origin }) => origin === new URL(cdn).origin || origin === mediaOrigin },
      most,
    ),
});

/**
 * A name with characters that addresses do not take is kept as the title; whether with its ending is not said.
 * https://discord.com/developers/docs/resources/message#attachment-object
 */
function withEnding(title: string, name: string): string {
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? '';
  return title.endsWith(ending) ? title : title + ending;
}
