import { z } from 'zod';
import { messageFlags } from './message.ts';
import { modal } from './modal.ts';

const onlyEphemeral = z
  .int()
  .refine((flags) => (flags & ~messageFlags.ephemeral) === 0, {
    message: 'Only the flag EPHEMERAL is accepted here',
    params: { code: 'MESSAGE_FLAGS_INVALID' },
  })
  .nullish();

const choice = z.object({
  name: z.string().min(1).max(100),
  value: z.union([z.string().max(100), z.number()]),
});

/**
 * An app's first answer, by its type; of a message only the envelope is read here.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object
 */
export const callback = z.discriminatedUnion('type', [
  z.object({ type: z.literal(4), data: z.looseObject({ flags: z.int().nullish() }) }),
  z.object({ type: z.literal(5), data: z.object({ flags: onlyEphemeral }).nullish() }),
  z.object({ type: z.literal(6) }),
  z.object({ type: z.literal(7), data: z.looseObject({}) }),
  z.object({ type: z.literal(8), data: z.object({ choices: z.array(choice).max(25) }) }),
  z.object({ type: z.literal(9), data: modal }),
]);

export type Callback = z.infer<typeof callback>;
