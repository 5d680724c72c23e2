import { z } from 'zod';
import { FileLink } from '../message/file-link.tsx';
import { Picture } from '../message/picture.tsx';

/** What the page shows of a file: https://docs.slack.dev/reference/objects/file-object */
const shared = z.object({
  name: z.string(),
  mimetype: z.string(),
  size: z.number().optional(),
  url_private: z.string(),
  alt_txt: z.string().optional(),
});

/** A file that was shared with a message: a picture shows itself. */
export function SharedFile({ file }: { readonly file: Readonly<Record<string, unknown>> }) {
  const read = shared.safeParse(file);
  if (!read.success) return <p class="small-print">This file was deleted.</p>;
  const { name, mimetype, size, url_private, alt_txt } = read.data;
  if (mimetype.startsWith('image/')) return <Picture address={url_private} alternative={alt_txt ?? name} />;
  return <FileLink name={name} address={url_private} size={size} />;
}
