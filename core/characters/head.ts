import type { Core } from '../core.ts';
import { tableOf } from '../store/table.ts';
import { characterVersions, type characters, head, type Head } from './records.ts';

/** A character as it lies in the store. */
export type CharacterRow = ReturnType<typeof characters.parseRow>;

/** What a list shows of a character, from its records. Nothing if its current version has gone. */
export async function readHead(core: Core, character: CharacterRow): Promise<Head | undefined> {
  const table = tableOf(core.store, characterVersions);
  const version = await table.one({ character: character._id, number: character.version });
  if (!version) return undefined;
  const { profile, options } = await table.open(version);
  return head.parse({
    id: character._id,
    name: profile.name,
    tagline: profile.tagline,
    tags: profile.tags,
    style: options.style,
    type: options.type,
    visibility: character.visibility,
    createdAt: character.createdAt,
    updatedAt: character.updatedAt,
    deletedAt: character.deletedAt,
  });
}

/** Whether nothing that a head shows has changed between two readings of a character. */
export const sameState = (a: CharacterRow | undefined, b: CharacterRow | undefined): boolean =>
  a?.state === b?.state &&
  a?.version === b?.version &&
  a?.visibility === b?.visibility &&
  a?.updatedAt.getTime() === b?.updatedAt.getTime();
