import type { LoadedVersion } from '../../core/characters/show.ts';
import { styleName, typeName } from '../../core/profile/catalogue.ts';
import type { Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/** What is shown of a character: name, portrait, first words, profile. */
export function characterElements({ library }: Words, shown: LoadedVersion): Element[] {
  const { profile, options } = shown.secret;
  return [
    { kind: 'heading', text: profile.name },
    { kind: 'text', text: [{ italic: profile.tagline }] },
    {
      kind: 'picture',
      picture: {
        image: shown.portrait.image,
        key: shown.version.portrait,
        alternative: shown.portrait.alternative,
      },
    },
    { kind: 'quote', text: profile.firstMessage },
    {
      kind: 'fields',
      fields: [
        { label: library.personality, value: profile.personality },
        { label: library.traits, value: profile.traits.join(', ') },
        { label: library.goals, value: profile.goals.join('; ') },
        { label: library.flaws, value: profile.flaws.join('; ') },
      ],
    },
    {
      kind: 'note',
      text: `${typeName(options.type)} · ${styleName(options.style)} · ${profile.tags.map((tag) => `#${tag}`).join(' ')}`,
    },
    { kind: 'note', text: library.aiMade },
  ];
}

/** The finished card of a character, with what its owner can do. `run` names the run that made this version. */
export function characterCard(words: Words, shown: LoadedVersion, run: string): View {
  const { cardExport, editing, library, safety } = words;
  const id = shown.version.character;
  return {
    tone: 'good',
    elements: [
      ...characterElements(words, shown),
      {
        kind: 'buttons',
        buttons: [
          { action: `repaint:${id}`, label: library.repaint, look: 'main' },
          { action: `rewrite:${id}`, label: editing.rewrite, look: 'plain' },
          { action: `vary:${id}`, label: editing.vary, look: 'plain' },
          { action: `edit:${id}`, label: editing.edit, look: 'plain' },
          { action: `details:${run}`, label: library.details, look: 'plain' },
          { action: `versions:${id}`, label: editing.versions, look: 'plain' },
          { action: `visibility:${id}`, label: editing.visibilityButton, look: 'plain' },
          { action: `card:${id}`, label: cardExport.button, look: 'plain' },
          { action: `delete:${id}`, label: library.remove, look: 'danger' },
          { action: `report:${id}`, label: safety.report, look: 'plain' },
        ],
      },
    ],
  };
}
