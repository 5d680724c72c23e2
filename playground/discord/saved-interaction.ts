import { z } from 'zod';
import type { Interaction } from './interactions.ts';
import type { InteractionMetadata } from './message.ts';

/** An interaction that was answered: its token serves for the rest of its fifteen minutes. */
export const savedInteraction = z.object({
  id: z.string(),
  token: z.string(),
  type: z.literal([2, 3, 4, 5]),
  person: z.string(),
  channel: z.string(),
  metadata: z.custom<InteractionMetadata>((given) => typeof given === 'object' && given !== null),
  source: z.string().optional(),
  createdAt: z.number(),
  original: z.string().optional(),
  followUps: z.number(),
});
type SavedInteraction = z.output<typeof savedInteraction>;

export const saveInteraction = (one: Interaction): SavedInteraction => ({
  id: one.id,
  token: one.token,
  type: one.type,
  person: one.person.id,
  channel: one.channel.id,
  metadata: one.metadata,
  source: one.source,
  createdAt: one.createdAt,
  original: one.original,
  followUps: one.followUps,
});
