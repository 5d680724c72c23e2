import { Problem } from '../../core/base/problem.ts';
import { type ListOrder, listOrders } from '../../core/characters/list-order.ts';
import { defineCommand } from '../command.ts';
import { listPage } from '../list-page.ts';
import { filterOptions, readWanted } from './filters.ts';

export const list = defineCommand({
  name: 'persona list',
  description: 'List your characters',
  purpose: 'use-own',
  options: [
    {
      name: 'sort',
      description: 'In which order',
      required: false,
      choices: listOrders.map((value) => ({ label: value, value })),
    },
    ...filterOptions,
  ],
  answers: () => 'private',
  check(options) {
    readSort(options['sort']);
    readWanted(options);
  },
  run: (core, caller, options) =>
    listPage(core, caller, { sort: readSort(options['sort']), wanted: readWanted(options) }),
});

/** @throws Problem `option-unknown` */
function readSort(typed = ''): ListOrder {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return 'newest';
  const found = listOrders.find((order) => order === wanted);
  if (!found) throw new Problem('option-unknown', { option: 'sort', choices: listOrders });
  return found;
}
