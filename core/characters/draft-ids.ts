import { type CardFileId, type CharacterId, idFrom, type PortraitId } from '../base/ids.ts';
import type { RunRow } from '../jobs/run-row.ts';

type Run = Pick<RunRow, '_id'>;

/**
 * What every id made from a run's ends with: a step that is repeated finds what it made the first time.
 * @param card which card of an import, counted from 0
 */
const endOf = ({ _id }: Run, card?: number): string =>
  `${_id.slice('run_'.length)}${card === undefined ? '' : `.${card}`}`;

export const versionIdOf = (run: Run, card?: number): string => `version_${endOf(run, card)}`;
export const portraitIdOf = (run: Run, card?: number): PortraitId => idFrom('portrait', endOf(run, card));

/** The file of one card alone. */
export const cardFileIdOf = (run: Run, card: number): CardFileId => idFrom('file', endOf(run, card));
/** A file that was brought, with one card in it or many. */
export const uploadIdOf = (run: Run, upload: number): CardFileId =>
  idFrom('file', `${endOf(run)}.upload-${upload}`);
/** A character that a card becomes, unless there is one already. */
export const importedIdOf = (run: Run, card: number): CharacterId => idFrom('character', endOf(run, card));

/** Fits the ids of all that an import has made of one kind, and no others. */
export const idsOfImport = (
  kind: 'version' | 'portrait' | 'file' | 'character',
  run: Run,
): { readonly $gte: string; readonly $lt: string } => ({
  $gte: `${kind}_${endOf(run)}.`,
  // The character behind the dot.
  $lt: `${kind}_${endOf(run)}/`,
});
