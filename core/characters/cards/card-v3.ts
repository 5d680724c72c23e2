import type { CardSource } from './card-source.ts';
import { type CardV2Data, cardDataOf } from './card-v2.ts';

interface CardV3Data extends CardV2Data {
  readonly group_only_greetings: readonly string[];
  readonly assets: readonly {
    readonly type: string;
    readonly uri: string;
    readonly name: string;
    readonly ext: string;
  }[];
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
const ownPicture = { type: 'icon', uri: 'ccdefault:', name: 'main', ext: 'png' } as const;

const secondsOf = (moment: Date): number => Math.floor(moment.getTime() / 1_000);

/** A character as a Character Card V3: `SPEC_V3.md` of kwaroran/character-card-spec-v3. */
export const cardV3 = (source: CardSource): CardV3 => ({
  spec: 'chara_card_v3',
  spec_version: '3.0',
  data: {
    ...cardDataOf(source),
    group_only_greetings: [],
    assets: [ownPicture],
    creation_date: secondsOf(source.character.createdAt),
    modification_date: secondsOf(source.version.createdAt),
  },
});
