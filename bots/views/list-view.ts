import type { ListPage } from '../../core/characters/list.ts';
import type { Head } from '../../core/characters/records.ts';
import { styleName, typeName } from '../../core/profile/catalogue.ts';
import { noticeView } from './notice-view.ts';
import type { Button, Element, Inline, View } from './view.ts';
import type { Words } from './words/words.ts';

/** A page of the library, with a menu that shows one, and buttons to the pages beside it. */
export function listView(words: Words, page: ListPage): View {
  if (page.total === 0) return noneView(words, page.all);
  const buttons = buttonsOf(words, page);
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: words.list.title },
      { kind: 'note', text: whereOf(words, page) },
      ...page.heads.map((head): Element => ({ kind: 'text', text: lineOf(head, page) })),
      menuOf(words, page.heads, 'show'),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

/** Where there is nothing to show. @param all how many characters there are that do not fit */
export const noneView = ({ list }: Words, all: number): View =>
  all === 0
    ? noticeView('neutral', list.emptyTitle, list.emptyText)
    : noticeView('neutral', list.noneTitle, list.noneText(all));

/** `11–20 of 34 (of all 57), by name, #storms, Noir` */
function whereOf({ list }: Words, page: ListPage): Inline[] {
  const { from, heads, total, all, sort, narrowed } = page;
  const where =
    list.where(from, from + heads.length - 1, total) + (total < all ? ` (${list.ofAll(all)})` : '');
  const { tag, type, style, visibility } = narrowed;
  const parts: Inline[] = [
    where,
    list.orders[sort],
    ...(tag === undefined ? [] : [list.narrowed.tag(tag)]),
    ...(type === undefined ? [] : [typeName(type)]),
    ...(style === undefined ? [] : [styleName(style)]),
    ...(visibility === undefined ? [] : [list.narrowed.visibility(visibility)]),
  ];
  return parts.flatMap((part, index) => (index === 0 ? [part] : [', ', part]));
}

const lineOf = ({ name, tagline, visibility, createdAt, updatedAt }: Head, { sort }: ListPage): Inline[] => [
  { bold: name },
  ` — ${tagline} · ${visibility} · `,
  { time: sort === 'changed' ? updatedAt : createdAt, as: 'relative' },
];

function buttonsOf({ list }: Words, { previous, next }: ListPage): Button[] {
  const button = (page: string | undefined, label: string): Button[] =>
    page === undefined ? [] : [{ action: `list:${page}`, label, look: 'plain' }];
  return [...button(previous, list.previous), ...button(next, list.next)];
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

const menuOf = ({ list }: Words, heads: readonly Head[], action: string): Element => ({
  kind: 'menu',
  action: `${action}:menu`,
  placeholder: list.choose,
  // Characters may share a name: the tagline tells them apart.
  options: heads.map((head) => ({ label: `${head.name} — ${head.tagline}`, value: head.id })),
});
