import type { Head } from '../../core/characters/records.ts';
import { noticeView } from './notice-view.ts';
import type { Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/** A page of the library, with a menu that shows one, and a button to the next page. */
export function listView(words: Words, heads: readonly Head[], next: string | undefined): View {
  const { library } = words;
  if (heads.length === 0) return noticeView('neutral', library.emptyTitle, library.emptyText);
  const more: Element = {
    kind: 'buttons',
    buttons: [{ action: `list:${next ?? ''}`, label: library.more, look: 'plain' }],
  };
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: library.listTitle },
      ...heads.map(
        (head): Element => ({
          kind: 'text',
          text: [{ bold: head.name }, ` — ${head.tagline} `, { time: head.createdAt, as: 'relative' }],
        }),
      ),
      menuOf(words, heads, 'show'),
      ...(next === undefined ? [] : [more]),
    ],
  };
}

/** A name that fits several: the menu asks which one, and leads on to what was asked for. */
export const severalView = (words: Words, heads: readonly Head[], action: string): View => ({
  tone: 'neutral',
  elements: [
    { kind: 'heading', text: words.problems['name-ambiguous'].title },
    { kind: 'text', text: words.problems['name-ambiguous'].text({}) },
    menuOf(words, heads, action),
  ],
});

const menuOf = (words: Words, heads: readonly Head[], action: string): Element => ({
  kind: 'menu',
  action: `${action}:menu`,
  placeholder: words.library.choose,
  // Characters may share a name: the tagline tells them apart.
  options: heads.map((head) => ({ label: `${head.name} — ${head.tagline}`, value: head.id })),
});
