import type { CardSource } from './card-source.ts';
import { creatorNotes, personaExtension } from './persona-extension.ts';
import { cardFieldsOf } from './reading/profile-of-card.ts';

/** The fields that V2 and V3 share. */
export interface CardV2Data {
  readonly name: string;
  readonly description: string;
  readonly personality: string;
  readonly scenario: string;
  readonly first_mes: string;
  readonly mes_example: string;
  readonly creator_notes: string;
  readonly system_prompt: string;
  readonly post_history_instructions: string;
  readonly alternate_greetings: readonly string[];
  readonly tags: readonly string[];
  readonly creator: string;
  readonly character_version: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface CardV2 {
  readonly spec: 'chara_card_v2';
  readonly spec_version: '2.0';
  readonly data: CardV2Data;
}

/** The `data` of a card, every field of V2: `spec_v2.md` of malfoyslastname/character-card-spec-v2. */
export const cardDataOf = (source: CardSource): CardV2Data => {
  const { name, description, personality, first_mes, mes_example, tags } = cardFieldsOf(
    source.secret.profile,
  );
  return {
    name,
    description,
    personality,
    scenario: '',
    first_mes,
    mes_example,
    creator_notes: creatorNotes(source),
    system_prompt: '',
    post_history_instructions: '',
    alternate_greetings: [],
    tags,
    creator: 'Persona',
    character_version: String(source.version.number),
    extensions: { persona: personaExtension(source) },
  };
};

/** A character as a Character Card V2. */
export const cardV2 = (source: CardSource): CardV2 => ({
  spec: 'chara_card_v2',
  spec_version: '2.0',
  data: cardDataOf(source),
});
