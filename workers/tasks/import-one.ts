import type { Account } from '../../core/accounts/account.ts';
import type { FoundCard } from '../../core/characters/cards/reading/card-outcome.ts';
import { profileOfCard } from '../../core/characters/cards/reading/profile-of-card.ts';
import { optionsOfCard } from '../../core/characters/importing/card-options.ts';
import { textsOfCard } from '../../core/characters/importing/card-texts.ts';
import { importCard, showCard } from '../../core/characters/importing/import-card.ts';
import type { CheckedCard } from '../../core/characters/importing/keep-card.ts';
import { tallyOf } from '../../core/characters/importing/note-result.ts';
import { type Recognised, recogniseCard } from '../../core/characters/importing/recognise.ts';
import type { ImportResult } from '../../core/profile/change.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { placeholder, readPicture } from '../card-picture.ts';
import { checkPicture, checkText } from './check.ts';
import type { Work } from './task.ts';

type Owner = Pick<Account, 'id' | 'key'>;

/**
 * Brings one card in, after its texts and its picture were looked through. Repeatable: what is stored already is not
 * stored again, and has the same result.
 * @param index its place in the import
 * @throws Problem `text-refused`, `picture-refused`, `card-broken`, `moderation-unavailable`, `account-closed`; RunLost
 */
export async function importOne(
  work: Work,
  owner: Owner,
  index: number,
  found: FoundCard,
): Promise<ImportResult> {
  const { core, run } = work;
  const { file, card } = found;
  const said = { file, kept: [...card.kept], mended: [...card.mended] };
  for (;;) {
    const recognised = await recogniseCard(core, run.row, index, card);
    switch (recognised.kind) {
      case 'unchanged': {
        const { character, version, isDeleted } = recognised;
        return { ...said, outcome: 'unchanged', character, version, ...(isDeleted && { restored: true }) };
      }
      case 'stored': {
        const { character, number } = recognised;
        const isDeleted = tallyOf(run.secret).restored.includes(index);
        const { visibility } = run.secret.options;
        await showCard(core, run.row, owner, card, { index, character, number, isDeleted, visibility });
        return resultOf(said, recognised.number === 1 ? 'new' : 'version', character, number, isDeleted);
      }
      case 'new':
      case 'version': {
        const { checked, mended } = await checkCard(work, index, found, recognised);
        const isDeleted = recognised.kind === 'version' && recognised.isDeleted;
        if (isDeleted) await noteRestored(work, index);
        // From here on the card is brought in whole, whatever becomes of the run.
        run.signal.throwIfAborted();
        const imported = await importCard(core, run.claimed, owner, { card, recognised, checked });
        if (!imported) continue;
        const { character, version } = imported;
        const told = { ...said, mended: [...said.mended, ...mended] };
        return resultOf(told, recognised.kind, character, version, isDeleted);
      }
    }
  }
}

const resultOf = (
  said: Pick<ImportResult, 'file' | 'kept' | 'mended'>,
  outcome: 'new' | 'version',
  character: ImportResult['character'],
  version: number,
  isDeleted: boolean,
): ImportResult => ({ ...said, outcome, character, version, ...(isDeleted && { restored: true }) });

/** A restart must know that the character had been deleted: afterwards its record says so no more. */
const noteRestored = ({ run }: Work, index: number): Promise<void> =>
  run.change((_row, secret) => {
    const tally = tallyOf(secret);
    return { secret: { ...secret, tally: { ...tally, restored: [...tally.restored, index] } } };
  });

async function checkCard(
  { providers, run }: Work,
  index: number,
  { file: path, card, bytes }: FoundCard,
  recognised: Recognised,
): Promise<{ checked: CheckedCard; mended: readonly string[] }> {
  for (const text of textsOfCard(card)) await checkText(providers, text, run.signal);
  const read = profileOfCard(card);
  const name = path.replace(/^.*[/\\:]\s*/, '');
  const profile = read.name === '' ? { ...read, name: baseOf(name) } : read;
  const picture = card.picture && (await readPicture(card.picture));
  if (picture) await checkPicture(providers, picture.image, run.signal);
  const alternative = picture ? alternativeOf(profile) : `${profile.name}: no picture came with this card.`;
  // A version whose card has no picture keeps the one of the version before.
  const shown = picture ?? (recognised.kind === 'new' ? await placeholder() : undefined);
  const checked = {
    ...{ index, profile, file: { name, bytes } },
    options: optionsOfCard(card, run.secret.options),
    portrait: shown && { ...shown, seed: 0, alternative },
  };
  const mended = [...(profile === read ? [] : ['name']), ...(picture?.isScaled ? ['picture'] : [])];
  return { checked, mended };
}

const baseOf = (name: string): string => name.replace(/\.\w+$/, '').slice(0, 60) || name;

const alternativeOf = ({ name, appearance, tagline }: Profile): string =>
  `${name}: ${appearance || tagline || 'the picture of the card'}`;
