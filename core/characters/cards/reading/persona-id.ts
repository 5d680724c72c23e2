import { type CharacterId, characterId } from '../../../base/ids.ts';
import type { ReadCard } from '../read-card.ts';
import { isObject } from './loose-values.ts';

/** The id that Persona gave the character of a card, wherever that Persona runs; undefined for a foreign card. */
export function personaIdOf({ data }: Pick<ReadCard, 'data'>): CharacterId | undefined {
  const extensions = data['extensions'];
  const persona = isObject(extensions) ? extensions['persona'] : undefined;
  return characterId.safeParse(isObject(persona) ? persona['id'] : undefined).data;
}
