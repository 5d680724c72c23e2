import type { Action, OpenAction } from '../command.ts';
import { cancel } from './cancel.ts';
import { giveCard, offerCard } from './card.ts';
import { rewrite, vary } from './change.ts';
import { confirmDelete, deleteNow } from './delete.ts';
import { details } from './details.ts';
import { edit, editStep } from './edit.ts';
import { editPrompt } from './edit-prompt.ts';
import { erase, eraseAtOnce } from './erase.ts';
import { askToRemoveEntry, openHistoryEntry, otherHistory, removeEntry } from './history.ts';
import { otherPage, showChosen } from './library.ts';
import { linkNo, linkYes } from './link.ts';
import { appeal } from './appeal.ts';
import { placeMakers, placeRules, placeSettings, placeSwitch } from './place.ts';
import { hideHere, removeHere, showHere } from './moderate.ts';
import { repaint } from './repaint.ts';
import { report, reportFor } from './report.ts';
import { restoreChosen } from './restore.ts';
import { settingSwitches } from './settings.ts';
import { goBack, version, versions } from './versions.ts';
import { changeVisible, visibility } from './visibility.ts';

/** What buttons and menus can ask for. */
export const actions: readonly (Action | OpenAction)[] = [
  report,
  reportFor,
  appeal,
  removeHere,
  hideHere,
  showHere,
  placeSettings,
  placeSwitch,
  placeMakers,
  placeRules,
  cancel,
  repaint,
  rewrite,
  vary,
  edit,
  editStep,
  editPrompt,
  versions,
  version,
  goBack,
  visibility,
  changeVisible,
  erase,
  eraseAtOnce,
  restoreChosen,
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
