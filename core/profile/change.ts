import { z } from 'zod';
import { cardFileId, characterId, portraitId } from '../base/ids.ts';
import { problemCodes } from '../base/problem.ts';
import { profileSchema } from './profile.ts';

/** A field of a profile, by name. */
export const profileField = profileSchema.keyof();
export type ProfileField = z.output<typeof profileField>;

/** What a new version takes over from the one that it changes. */
export const base = z.object({
  portrait: portraitId,
  seed: z.number(),
  /** The card file that the character came in with. */
  file: cardFileId.nullable(),
});
export type Base = z.output<typeof base>;

/** What became of one card of an import. */
export const importResult = z.object({
  /** The file's name, as it came; behind a slash the name inside an archive. */
  file: z.string(),
  outcome: z.enum(['new', 'version', 'unchanged', 'refused']),
  character: characterId.optional(),
  name: z.string().optional(),
  /** It had been deleted, and came back. */
  restored: z.literal(true).optional(),
  /** Its card has no picture: a silhouette stands in. */
  unpictured: z.literal(true).optional(),
  /** Number of the version that it became, or was already. */
  version: z.number().optional(),
  /** Why it was refused. */
  problem: z.enum(problemCodes).optional(),
  rule: z.string().optional(),
  /** The limit that it was beyond. */
  limit: z.number().optional(),
  /** What Persona has no field for and keeps for the way out, as paths in the card; at most 20. */
  kept: z.array(z.string()).default([]),
  /** What was mended while it was read, or could not be understood, as paths in the card; at most 20. */
  mended: z.array(z.string()).default([]),
});
export type ImportResult = z.output<typeof importResult>;

/** How far an import is. A card counts once its result is noted. */
export const importTally = z.object({
  /** How many cards and unreadable files there are. */
  total: z.number(),
  new: z.number(),
  version: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  /** Files that the chat did not hand over: their results stand first. */
  unread: z.number(),
  /** The cards, by their place, whose characters had been deleted. */
  restored: z.array(z.number()),
});
export type ImportTally = z.output<typeof importTally>;
