import type { ListOrder } from '../../../../core/characters/list-order.ts';
import type { Inline } from '../../view.ts';

const orders: Readonly<Record<ListOrder, string>> = {
  newest: 'newest first',
  oldest: 'oldest first',
  name: 'by name',
  changed: 'last changed first',
};

/** Sentences of the pages of the library. */
export const list = {
  title: 'Your characters',
  where: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  orders,
  narrowed: {
    tag: (tag: string): Inline => `#${tag}`,
    visibility: (visibility: string): Inline => `visible: ${visibility}`,
  },
  ofAll: (all: number) => `of all ${all}`,
  previous: 'Previous',
  next: 'Next',
  choose: 'Choose a character',
  emptyTitle: 'Your library is empty',
  emptyText: 'Make your first character: /persona create a shy lighthouse keeper who collects storms',
  noneTitle: 'None of your characters fits',
  noneText: (all: number) => `You have ${all}; /persona list without more words shows them all.`,
} as const;
