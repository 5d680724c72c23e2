import { accountId, cardFileId, characterId, placeId, portraitId, runId } from '../../../../core/base/ids.ts';
import type { PicturedSource } from '../../../../core/characters/cards/card-source.ts';
import type { Profile } from '../../../../core/profile/profile.ts';
import { options, pngWith } from '../../samples.ts';

const made = new Date('2026-11-24T10:00:00.900Z');
const changed = new Date('2026-11-25T11:30:00.100Z');

/** A character with a profile, in its second version. */
export function sourceOf(profile: Profile): PicturedSource {
  const account = accountId.parse('account_1');
  const character = characterId.parse('character_1');
  return {
    character: {
      _id: character,
      account,
      place: placeId.parse('place_1'),
      visibility: 'private',
      state: 'active',
      version: 2,
      createdAt: made,
      updatedAt: changed,
      deletedAt: null,
    },
    version: {
      _id: 'version_1',
      account,
      character,
      number: 2,
      run: runId.parse('run_1'),
      change: 'repaint',
      file: null,
      portrait: portraitId.parse('portrait_1'),
      door: 'discord',
      createdAt: changed,
    },
    secret: { profile, prompt: 'the secret prompt', options, seed: 7 },
    portrait: { image: pngWith() },
  };
}

/** The same, come in with a card file and not changed since. */
export function importedOf(profile: Profile): PicturedSource {
  const source = sourceOf(profile);
  return {
    ...source,
    version: { ...source.version, change: 'import', file: cardFileId.parse('file_1') },
  };
}
