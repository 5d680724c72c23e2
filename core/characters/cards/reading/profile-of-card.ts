import { type Profile, profileSchema } from '../../../profile/profile.ts';
import { descriptionOf, exampleOf } from '../card-text.ts';
import type { ReadCard } from '../read-card.ts';
import { isObject, textOf, textsOf } from './loose-values.ts';

/** The longest tagline, as the writer of profiles is asked to keep to. */
const longestTagline = 120;

/** The fields of a card that a profile fills, in the format's names. */
export interface CardFields {
  readonly name: string;
  readonly description: string;
  readonly personality: string;
  readonly first_mes: string;
  readonly mes_example: string;
  readonly tags: readonly string[];
}

/** What Persona writes into a card for a profile. `creator_notes` begins with the tagline and is not among them. */
export const cardFieldsOf = (profile: Profile): CardFields => ({
  name: profile.name,
  description: descriptionOf(profile),
  personality: profile.personality,
  first_mes: profile.firstMessage,
  mes_example: exampleOf(profile),
  tags: profile.tags,
});

/**
 * The profile of a card that came in.
 *
 * Of a foreign card each field goes to one of the profile's and no other, so that it can go back exactly: the
 * description becomes the backstory, and what Persona would join into a description stays empty. Of Persona's own card
 * it is the profile in its extension, except where a field of the card is no longer what Persona wrote for it: then
 * another program has edited the field, and the field wins.
 *
 * Texts are well-formed (a lone surrogate becomes U+FFFD) and not cut, the tagline excepted; a card without a name and
 * without a nickname has an empty one.
 */
export function profileOfCard({ data }: Pick<ReadCard, 'data'>): Profile {
  const read = fieldsIn(data);
  const own = ownProfileIn(data);
  if (!own) return foreign(read, taglineIn(data));
  return edited(own, read, firstLineOf(textOf(data['creator_notes'])));
}

const fieldsIn = (data: ReadCard['data']): CardFields => ({
  name: textOf(data['name']).trim() || textOf(data['nickname']).trim(),
  description: textOf(data['description']),
  personality: textOf(data['personality']),
  first_mes: textOf(data['first_mes']),
  mes_example: textOf(data['mes_example']),
  tags: textsOf(data['tags']),
});

/** Persona's own profile, if the card carries one. */
export function ownProfileIn(data: ReadCard['data']): Profile | undefined {
  const extensions = data['extensions'];
  const persona = isObject(extensions) ? extensions['persona'] : undefined;
  return profileSchema.safeParse(isObject(persona) ? persona['profile'] : undefined).data;
}

/** The first line of the creator's notes with something in it. */
function taglineIn(data: ReadCard['data']): string {
  const lines = textOf(data['creator_notes']).split(/[\r\n]+/);
  return cut(lines.find((each) => each.trim() !== '') ?? '');
}

/** The very first line: below it Persona's own notes go on. */
const firstLineOf = (text: string): string => cut(text.split(/\r?\n/, 1)[0] ?? '');

const cut = (line: string): string =>
  line
    .trim()
    .slice(0, longestTagline)
    // Half of a character that is written in two.
    .replace(/[\ud800-\udbff]$/, '');

const emptied = { appearance: '', traits: [], goals: [], flaws: [], speechStyle: '' };

const foreign = (read: CardFields, tagline: string): Profile => ({
  ...emptied,
  name: read.name,
  tagline,
  personality: read.personality,
  backstory: read.description,
  firstMessage: read.first_mes,
  exampleDialogue: read.mes_example,
  tags: [...read.tags],
});

function edited(own: Profile, read: CardFields, tagline: string): Profile {
  const written = cardFieldsOf(own);
  const isEdited = (field: keyof CardFields): boolean => loose(read[field]) !== loose(written[field]);
  const taken = foreign(read, tagline);
  return {
    ...own,
    ...(isEdited('name') && read.name !== '' && { name: taken.name }),
    ...(isEdited('description') && { ...emptied, backstory: taken.backstory }),
    ...(isEdited('personality') && { personality: taken.personality }),
    ...(isEdited('first_mes') && { firstMessage: taken.firstMessage }),
    ...(isEdited('mes_example') && { exampleDialogue: taken.exampleDialogue }),
    ...(isEdited('tags') && { tags: taken.tags }),
    ...(tagline !== '' && tagline !== firstLineOf(own.tagline) && { tagline }),
  };
}

/** Programs change ends of lines and blanks around a text without anybody having edited it. */
const loose = (value: string | readonly string[]): string =>
  typeof value === 'string'
    ? value.replaceAll('\r\n', '\n').trim()
    : JSON.stringify(value.map((each) => each.trim()));
