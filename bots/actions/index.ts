import type { Action } from '../command.ts';
import { cancel } from './cancel.ts';
import { confirmDelete, deleteNow } from './delete.ts';
import { details } from './details.ts';
import { otherPage, showChosen } from './library.ts';
import { repaint } from './repaint.ts';

/** What buttons and menus can ask for. */
export const actions: readonly Action[] = [
  cancel,
  repaint,
  details,
  confirmDelete,
  deleteNow,
  otherPage,
  showChosen,
];
