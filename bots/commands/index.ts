import type { Command } from '../command.ts';
import { card } from './card.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { remove } from './delete.ts';
import { helpOf } from './help.ts';
import { importCards } from './import.ts';
import { history } from './history.ts';
import { link } from './link.ts';
import { list } from './list.ts';
import { random } from './random.ts';
import { repaint } from './repaint.ts';
import { restore } from './restore.ts';
import { rewrite } from './rewrite.ts';
import { settings } from './settings.ts';
import { show } from './show.ts';
import { vary } from './vary.ts';

const words: readonly Command[] = [
  create,
  show,
  list,
  random,
  edit,
  repaint,
  rewrite,
  vary,
  restore,
  importCards,
  history,
  settings,
  card,
  remove,
  link,
];

/** THE TABLE: what people can type. Registration, manifest, forms and help follow from it. */
export const commands: readonly Command[] = [...words, helpOf(words)];
