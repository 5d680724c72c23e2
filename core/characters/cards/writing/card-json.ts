import type { CardSource } from '../card-source.ts';
import { cardV2 } from '../card-v2.ts';
import { cardV3 } from '../card-v3.ts';
import type { ReadCard } from '../read-card.ts';
import { assetsBesidePicture } from './assets.ts';
import { editedCard } from './edited-card.ts';

/**
 * A card's JSON text, for a file of its own or a PNG around it: what is in neither goes out of its assets.
 * @param original the card that the character came in with; its layout stays
 * @param indent blanks for each step of a new card; none where nobody reads it
 */
export function cardJson(
  source: CardSource,
  spec: 'v2' | 'v3',
  original: ReadCard | undefined,
  indent = 0,
): string {
  if (original) return editedCard(source, spec, original, assetsBesidePicture(source, original).text);
  const json = JSON.stringify(spec === 'v2' ? cardV2(source) : cardV3(source), null, indent);
  return indent > 0 ? `${json}\n` : json;
}
