import type { JsonSchema } from '../strict-schema.ts';
import type { Character } from './character.ts';
import type { Place } from './place.ts';
import { shorten } from './subject.ts';

/** A string for a property, by its name; unknown names get a sentence about the character. Fits `maxLength`. */
export function fillString(schema: JsonSchema, place: Place): string {
  const text = wordsFor(schema, place);
  return schema.maxLength === undefined ? text : shorten(text, schema.maxLength);
}

function wordsFor(schema: JsonSchema, place: Place): string {
  const { name, list, index, character } = place;
  if (list !== undefined && isDialogue(list)) return lineOfDialogue(place);
  const items = list === undefined ? undefined : character.lists[list];
  if (items) return items[index % items.length] ?? '';
  if (isDialogue(name)) return wholeDialogue(schema, character);
  if (/^(display)?name$/i.test(name)) return character.name;
  return (
    character.texts[name] ?? `${character.name} keeps the ${spaced(list ?? name)} to themselves, for now.`
  );
}

/** One turn of a dialogue that is a list: the visitor's and the character's turns alternate. */
function lineOfDialogue({ name, list, index, character }: Place): string {
  const isVisitor = index % 2 === 0;
  if (/speaker|role|who|author|from|name/i.test(name)) return isVisitor ? 'Visitor' : character.name;
  const [visitor, answer] = character.dialogue[Math.floor(index / 2) % character.dialogue.length] ?? ['', ''];
  const line = isVisitor ? visitor : answer;
  // A list of plain strings has no other place for the speaker.
  return name === list ? `${isVisitor ? 'Visitor' : character.name}: ${line}` : line;
}

/** A dialogue in one string; with the macros of character cards where the schema's description asks for them. */
function wholeDialogue({ description = '' }: JsonSchema, { name, dialogue }: Character): string {
  const [visitor, speaker] = description.includes('{{char}}') ? ['{{user}}', '{{char}}'] : ['Visitor', name];
  return dialogue
    .slice(0, 3)
    .map(([question, answer]) => `${visitor}: ${question}\n${speaker}: ${answer}`)
    .join('\n');
}

const isDialogue = (name: string): boolean => /dialog|conversation|exchange/i.test(name);

/** `favouriteFood` becomes `favourite food`. */
const spaced = (name: string): string => name.replace(/[_-]|(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
