import type { Core } from '../../core.ts';
import type { RunRow } from '../../jobs/run-row.ts';
import { rowsOf } from '../../store/rows.ts';
import { cardFileIdOf, idsOfImport, portraitIdOf, versionIdOf } from '../draft-ids.ts';
import { characters, characterVersions, portraits } from '../records.ts';
import { cardFiles, cardIdentities } from './records.ts';

/** Removes what was stored of one card: its character is gone. */
export async function dropCard(core: Core, run: RunRow, index: number): Promise<void> {
  await rowsOf(core.store, characterVersions).remove({ _id: versionIdOf(run, index) });
  await rowsOf(core.store, portraits).remove({ _id: portraitIdOf(run, index) });
  await rowsOf(core.store, cardFiles).remove({
    file: cardFileIdOf(run, index),
    _id: idsOfImport('file', run),
  });
}

/** Removes the files that an import was to read: it is over. What came in is stored card by card. */
export async function dropUploads(core: Core, run: RunRow): Promise<void> {
  await rowsOf(core.store, cardFiles).remove({ _id: idsOfImport('file', run), character: null });
}

/** Removes what an import that did not end well has stored halfway: what no character shows. */
export async function dropHalfMade(core: Core, run: RunRow): Promise<void> {
  const { store } = core;
  const versions = await rowsOf(store, characterVersions).find({ _id: idsOfImport('version', run) });
  const ids = [...new Set(versions.map(({ character }) => character))];
  const shown = await rowsOf(store, characters).find({ _id: { $in: ids } });
  const standing = new Set<string>(shown.map(({ _id }) => _id));
  const kept = versions.filter(({ character }) => standing.has(character));
  const lost = versions.filter(({ character }) => !standing.has(character));
  await rowsOf(store, characterVersions).remove({ _id: { $in: lost.map(({ _id }) => _id) } });
  await rowsOf(store, portraits).remove({
    $and: [{ _id: idsOfImport('portrait', run) }, { _id: { $nin: kept.map(({ portrait }) => portrait) } }],
  });
  await rowsOf(store, cardFiles).remove({
    _id: idsOfImport('file', run),
    file: { $nin: kept.map(({ file }) => file) },
  });
  // A character that was promised to a card and never came: its identity would lead the next import nowhere.
  const promised = idsOfImport('character', run);
  const came = await rowsOf(store, characters).find({ _id: promised });
  await rowsOf(store, cardIdentities).remove({
    $and: [{ character: promised }, { character: { $nin: came.map(({ _id }) => _id) } }],
  });
}
