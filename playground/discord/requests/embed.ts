import { z } from 'zod';

const url = z.string().max(2048).nullish();
const image = z.object({ url: z.string().max(2048) });

// Limits: https://discord.com/developers/docs/resources/message#embed-object-embed-limits
export const embed = z.object({
  title: z.string().max(256).nullish(),
  description: z.string().max(4096).nullish(),
  url,
  color: z.int().min(0).max(0xffffff).nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  author: z.object({ name: z.string().max(256), url, icon_url: url }).nullish(),
  footer: z.object({ text: z.string().max(2048), icon_url: url }).nullish(),
  image: image.nullish(),
  thumbnail: image.nullish(),
  fields: z
    .array(
      z.object({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1024),
        inline: z.boolean().nullish(),
      }),
    )
    .max(25)
    .nullish(),
});

export type Embed = z.infer<typeof embed>;

/** The characters that count towards the 6,000 of all embeds of a message. */
export function embedSize(one: Embed): number {
  const fields = (one.fields ?? []).flatMap((field) => [field.name, field.value]);
  const words = [one.title, one.description, one.author?.name, one.footer?.text, ...fields];
  return words.reduce((sum, each) => sum + (each?.length ?? 0), 0);
}
