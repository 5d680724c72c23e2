import type { Action } from '../command.ts';
import { cancel } from './cancel.ts';
import { giveCard, offerCard } from './card.ts';
import { confirmDelete, deleteNow } from './delete.ts';
import { details } from './details.ts';
import { askToRemoveEntry, openHistoryEntry, otherHistory, removeEntry } from './history.ts';
import { otherPage, showChosen } from './library.ts';
import { linkNo, linkYes } from './link.ts';
import { repaint } from './repaint.ts';
import { settingSwitches } from './settings.ts';

/** What buttons and menus can ask for. */
export const actions: readonly Action[] = [
  cancel,
  repaint,
  details,
  confirmDelete,
  deleteNow,
  otherPage,
  showChosen,
  otherHistory,
  openHistoryEntry,
  askToRemoveEntry,
  removeEntry,
  ...settingSwitches,
  offerCard,
  giveCard,
  linkYes,
  linkNo,
];
