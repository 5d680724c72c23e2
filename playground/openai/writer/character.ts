import type { Brief } from './brief.ts';
import { Random } from './random.ts';
import { keyWords, type Subject, toSubject } from './subject.ts';
import { belongings, builds, clothes, eyes, hair, light } from './words/looks.ts';
import { givenNames, surnames } from './words/names.ts';
import { flaws, goals, habits, tempers, traits } from './words/natures.ts';
import { origins, presents, taglines, turns } from './words/pasts.ts';
import { exchanges, greetingIn, openings, speechStyles } from './words/speech.ts';

/** A whole character, before it is poured into the schema that was asked for. Lists are longer than anybody needs. */
export interface Character {
  readonly name: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** What a visitor says, and the answer. */
  readonly dialogue: readonly (readonly [visitor: string, answer: string])[];
}

/** Composes the character of a brief: the same one for the same seed. A wish shows in every text and list. */
export function composeCharacter(brief: Brief, seed: string): Character {
  const character = compose(brief, seed);
  return brief.wish === undefined ? character : fulfil(character, brief.wish);
}

function fulfil({ name, texts, lists, dialogue }: Character, wish: string): Character {
  const told = capitalise(wish.replace(/[.!]+$/, ''));
  const both = <T>(parts: Readonly<Record<string, T>>, change: (part: T) => T) =>
    Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, change(part)]));
  return {
    name,
    texts: both(texts, (text) => `${told}. ${text}`),
    lists: {
      ...both(lists, (entries) => [told, ...entries]),
      tags: [...new Set([...keyWords(wish).slice(0, 2), ...(lists['tags'] ?? [])])],
    },
    dialogue: [[`I was told: ${told}?`, 'You were told right.'], ...dialogue],
  };
}

function compose(brief: Brief, seed: string): Character {
  const random = new Random(seed);
  const subject = toSubject(brief.prompt);
  const name = brief.name ?? `${random.pick(givenNames)} ${random.pick(surnames)}`;
  const first = name.split(' ')[0] ?? name;
  const nature = random.shuffle(traits);
  return {
    name,
    texts: {
      appearance: brief.appearance ?? describeLooks(random, subject),
      tagline: tell(random, [
        `${capitalise(subject.brief)}. ${random.pick(taglines)}`,
        `${random.pick(taglines).slice(0, -1)}: the life of ${subject.brief}.`,
      ]),
      personality: describeNature(random, first, subject, brief.type, nature),
      backstory: tellPast(random, name, first, subject),
      speechStyle: random.pick(speechStyles),
      firstMessage: greet(random, first, subject, brief.language),
    },
    lists: {
      traits: nature,
      goals: random.shuffle(goals).map(capitalise),
      flaws: random.shuffle(flaws).map(capitalise),
      tags: [
        ...new Set([
          ...keyWords(brief.prompt).slice(0, 3),
          ...nature.slice(4, 7).filter(isOneWord),
          'original',
        ]),
      ],
    },
    dialogue: random.shuffle(exchanges),
  };
}

/** Without the name: a painter cannot see it. */
function describeLooks(random: Random, subject: Subject): string {
  const face = `${random.pick(builds)}, with ${random.pick(hair)} and ${random.pick(eyes)}`;
  const outfit = random.pick(clothes);
  const thing = random.pick(belongings);
  return tell(random, [
    `In the picture: ${subject.full}. ${face}. Wears ${outfit} and carries ${thing}. ${random.pick(light)}`,
    `A portrait of ${subject.full}. ${face}; ${outfit}; in one hand ${thing}. ${random.pick(light)}`,
  ]);
}

function describeNature(
  random: Random,
  first: string,
  subject: Subject,
  type: string | undefined,
  nature: readonly string[],
): string {
  const [one = '', two = '', three = ''] = nature;
  const kind = kindOf(type);
  const heart = kind === undefined ? '' : `At heart ${first} is ${kind}. `;
  return tell(random, [
    `${capitalise(one)}, ${two} and ${three}, ${first} ${random.pick(tempers)}. As ${subject.short}, ${first} has had to be all of that. ${heart}When nobody is watching, ${first} ${random.pick(habits)}.`,
    `${first} ${random.pick(tempers)}. ${heart}Friends would say ${one} and ${two}; rivals would add ${three}, and mean it as praise. ${first} also ${random.pick(habits)}.`,
  ]);
}

/** The type as it can stand after "is": "a mentor who …" as it is, "Wizard" as "a wizard", anything else not at all. */
function kindOf(type: string | undefined): string | undefined {
  if (type === undefined || /^an?\s/i.test(type)) return type?.replace(/\.$/, '');
  return /^[A-Za-z]+$/.test(type) ? toSubject(type.toLowerCase()).full : undefined;
}

function tellPast(random: Random, name: string, first: string, subject: Subject): string {
  return tell(random, [
    `${name} ${random.pick(origins)}. ${random.pick(turns)}. That is how ${first} became ${subject.full}. ${random.pick(presents)}`,
    `Before becoming ${subject.full}, ${name} ${random.pick(origins)}. ${random.pick(turns)}. ${random.pick(presents)}`,
  ]);
}

function greet(random: Random, first: string, subject: Subject, language: string | undefined): string {
  const greeting = language === undefined ? undefined : greetingIn(language);
  const opening = random.pick(openings);
  return `${greeting ? `${greeting}! ` : ''}${opening} I am ${first}, ${subject.short}, whatever else you may have heard.`;
}

const tell = (random: Random, patterns: readonly [string, ...string[]]): string => random.pick(patterns);

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const isOneWord = (text: string): boolean => !text.includes(' ');
