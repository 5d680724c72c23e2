import { z } from 'zod';
import { component, legacyComponent } from './component.ts';
import { embed } from './embed.ts';

/** Flags of a message: https://discord.com/developers/docs/resources/message#message-object-message-flags */
export const messageFlags = {
  suppressEmbeds: 4,
  ephemeral: 64,
  loading: 128,
  silent: 4096,
  componentsV2: 32768,
};

const attachment = z.object({
  id: z.coerce.string(),
  filename: z.string().min(1).max(1024).nullish(),
  description: z.string().max(1024).nullish(),
  title: z.string().max(1024).nullish(),
});

const allowedMentions = z.object({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
  users: z.array(z.string()).max(100).nullish(),
  roles: z.array(z.string()).max(100).nullish(),
  replied_user: z.boolean().nullish(),
});

const common = z.object({
  content: z.string().max(2000).nullish(),
  embeds: z.array(embed).max(10).nullish(),
  attachments: z.array(attachment).max(10).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  flags: z.int().nullish(),
  nonce: z.union([z.int(), z.string().max(25)]).nullish(),
  enforce_nonce: z.boolean().nullish(),
});
const legacy = common.extend({ components: z.array(legacyComponent).max(5).nullish() });
const componentsV2 = common.extend({ components: z.array(component).max(40).nullish() });

/** What an app sends to make or edit a message: https://discord.com/developers/docs/resources/message */
export type MessageBody = z.infer<typeof componentsV2>;
export type AllowedMentions = z.infer<typeof allowedMentions>;

/** The schema of a body: without the flag for components V2 only rows are taken, five at most. */
export const messageBody = (isComponentsV2: boolean): z.ZodType<MessageBody> =>
  isComponentsV2 ? componentsV2 : legacy;

/** The flags that a body asks for, before anything else of it is judged. */
export function askedFlags(payload: unknown): number {
  const read = z.object({ flags: z.int().nullish() }).safeParse(payload);
  return read.success ? (read.data.flags ?? 0) : 0;
}
