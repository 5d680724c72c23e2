import type { JsonSchema } from '../strict-schema.ts';
import type { Character } from './character.ts';

/** Where in the answer a value is being made. */
export interface Place {
  /** The nearest property's name. */
  readonly name: string;
  /** The property whose list this place is in, such as `exampleDialogue`. */
  readonly list?: string;
  /** The place in that list. */
  readonly index: number;
  readonly character: Character;
  /** For `$ref`. */
  readonly root: JsonSchema;
}
