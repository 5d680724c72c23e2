import type { CharacterId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { findOwnCharacter } from '../../core/characters/find-own.ts';
import { loadCharacterVersion } from '../../core/characters/show.ts';
import { listVersions, returnToVersion } from '../../core/characters/versions.ts';
import type { Core } from '../../core/core.ts';
import { type Caller, defineAction } from '../command.ts';
import { showCharacter } from '../show-character.ts';
import { versionsView, versionView } from '../views/version-views.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownCharacter } from './own.ts';

/** Versions on one page. */
const pageLength = 10;

/** `CHARACTER`, or `CHARACTER.NUMBER`. @throws Problem as `ownCharacter` does */
async function read(
  core: Core,
  caller: Caller,
  id: string,
): Promise<{ readonly character: CharacterId; readonly number: number | undefined }> {
  const [given = '', number] = id.split('.');
  return {
    character: await ownCharacter(core, caller, given),
    number: number === undefined ? undefined : Number(number),
  };
}

/** The button on a card, and the one that leads to earlier versions. */
export const versions = defineAction({
  name: 'versions',
  purpose: 'use-own',
  async run(core, caller, id) {
    const { character, number: below } = await read(core, caller, id);
    const page = { limit: pageLength, ...(below !== undefined && { below }) };
    const list = await listVersions(core, caller.account, character, page);
    if (!list) throw new Problem('already-over');
    const view = versionsView(wordsFor(caller.call.locale), character, list);
    return { kind: 'private', view, ...(below !== undefined && { instead: true as const }) };
  },
});

/** The menu of versions: looks at one. */
export const version = defineAction({
  name: 'version',
  purpose: 'use-own',
  async run(core, caller, id) {
    const { character, number = 0 } = await read(core, caller, id);
    const [shown, owned] = await Promise.all([
      loadCharacterVersion(core, caller.account, character, number),
      findOwnCharacter(core, caller.account, character),
    ]);
    if (!shown || !owned) throw new Problem('already-over');
    return {
      kind: 'private',
      view: versionView(wordsFor(caller.call.locale), shown, owned.version === number),
    };
  },
});

/** The button under an earlier version. */
export const goBack = defineAction({
  name: 'return',
  purpose: 'use-own',
  async run(core, caller, id) {
    const { character, number = 0 } = await read(core, caller, id);
    if (!(await returnToVersion(core, caller.account, character, number))) throw new Problem('already-over');
    return showCharacter(core, caller, character);
  },
});
