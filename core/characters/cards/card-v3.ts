import type { CardSource } from './card-source.ts';
import { type CardV2Data, cardDataOf } from './card-v2.ts';

/** A picture or anything else that a V3 names. */
export interface AssetEntry {
  readonly type: string;
  readonly uri: string;
  readonly name: string;
  readonly ext: string;
}

interface CardV3Data extends CardV2Data {
  readonly group_only_greetings: readonly string[];
  readonly assets: readonly AssetEntry[];
  /** Seconds since 1970. */
  readonly creation_date: number;
  readonly modification_date: number;
}

export interface CardV3 {
  readonly spec: 'chara_card_v3';
  readonly spec_version: '3.0';
  readonly data: CardV3Data;
}

/** The picture that carries the card is the character's icon. */
export const ownPicture: AssetEntry = { type: 'icon', uri: 'ccdefault:', name: 'main', ext: 'png' };

/** As V3 counts time. */
export const secondsOf = (moment: Date): number => Math.floor(moment.getTime() / 1_000);

/**
 * A character as a Character Card V3: `SPEC_V3.md` of kwaroran/character-card-spec-v3.
 * @param picture where its icon lies
 */
export const cardV3 = (source: CardSource, picture: AssetEntry = ownPicture): CardV3 => ({
  spec: 'chara_card_v3',
  spec_version: '3.0',
  data: {
    ...cardDataOf(source),
    group_only_greetings: [],
    assets: [picture],
    creation_date: secondsOf(source.character.createdAt),
    modification_date: secondsOf(source.version.createdAt),
  },
});
