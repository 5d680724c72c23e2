import type { VersionList } from '../../core/characters/versions.ts';
import type { LoadedVersion } from '../../core/characters/show.ts';
import { characterElements } from './character-card.ts';
import type { Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/** The versions of a character: a menu looks at one, a button leads to the earlier ones. */
export function versionsView(words: Words, id: string, list: VersionList): View {
  const { editing } = words;
  const line = ({ change, createdAt, number }: VersionList['versions'][number]): Element => ({
    kind: 'text',
    text: [
      { bold: editing.version(number) },
      ` · ${editing.changes[change]} · `,
      { time: createdAt, as: 'relative' },
      ...(number === list.current ? [` · ${editing.isCurrent}`] : []),
    ],
  });
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: editing.versionsTitle },
      ...list.versions.map(line),
      {
        kind: 'menu',
        action: 'version:menu',
        placeholder: editing.lookAt,
        options: list.versions.map(({ change, number }) => ({
          label: `${editing.version(number)} · ${editing.changes[change]}`,
          value: `${id}.${number}`,
        })),
      },
      ...(list.below === undefined
        ? []
        : [
            {
              kind: 'buttons' as const,
              buttons: [
                { action: `versions:${id}.${list.below}`, label: editing.earlier, look: 'plain' as const },
              ],
            },
          ]),
    ],
  };
}

/** One version as it was, with the way back to it. */
export const versionView = (words: Words, shown: LoadedVersion, isCurrent: boolean): View => ({
  tone: 'neutral',
  elements: [
    {
      kind: 'note',
      text: `${words.editing.version(shown.version.number)}${isCurrent ? ` · ${words.editing.isCurrent}` : ''}`,
    },
    ...characterElements(words, shown),
    ...(isCurrent
      ? []
      : [
          {
            kind: 'buttons' as const,
            buttons: [
              {
                action: `return:${shown.version.character}.${shown.version.number}`,
                label: words.editing.goBack,
                look: 'main' as const,
              },
            ],
          },
        ]),
  ],
});
