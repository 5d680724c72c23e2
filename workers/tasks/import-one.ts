import type { Account } from '../../core/accounts/account.ts';
import type { FoundCard } from '../../core/characters/cards/reading/card-outcome.ts';
import { optionsOfCard } from '../../core/characters/importing/card-options.ts';
import { textsOfCard } from '../../core/characters/importing/card-texts.ts';
import { importCard, showCard } from '../../core/characters/importing/import-card.ts';
import type { CheckedCard } from '../../core/characters/importing/keep-card.ts';
import { tallyOf } from '../../core/characters/importing/note-result.ts';
import { type Recognised, recogniseCard } from '../../core/characters/importing/recognise.ts';
import type { ImportResult } from '../../core/profile/change.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { placeholder } from '../card-picture.ts';
import { checkPicture, checkText } from './check.ts';
import { type CardContent, readOne } from './read-one.ts';
import type { Work } from './task.ts';

type Owner = Pick<Account, 'id' | 'key'>;
type Known<Kind extends Recognised['kind']> = Extract<Recognised, { kind: Kind }>;

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
  const { file, card } = found;
  for (;;) {
    const recognised = await recogniseCard(work.core, work.run.row, index, card);
    if (recognised.kind === 'unchanged') {
      const { character, version, isDeleted } = recognised;
      const said = { file, kept: [...card.kept], mended: [...card.mended] };
      return { ...said, outcome: 'unchanged', character, version, ...(isDeleted && { restored: true }) };
    }
    const content = await readOne(found);
    const result =
      recognised.kind === 'stored'
        ? await goOn(work, owner, index, found, recognised)
        : await bringIn(work, owner, index, found, content, recognised);
    if (result) return { ...resultOf(found, content, result.version), ...result };
  }
}

type Came = Pick<ImportResult, 'character' | 'version' | 'restored'>;

/** An earlier try has stored it: what follows from that is done once more. */
async function goOn(
  { core, run }: Work,
  owner: Owner,
  index: number,
  { card }: FoundCard,
  { character, number }: Known<'stored'>,
): Promise<Came> {
  const isDeleted = tallyOf(run.secret).restored.includes(index);
  const { visibility } = run.secret.options;
  await showCard(core, run.row, owner, card, { index, character, number, isDeleted, visibility });
  return { character, version: number, ...(isDeleted && { restored: true }) };
}

/** Undefined where another import was faster with the same card. */
async function bringIn(
  work: Work,
  owner: Owner,
  index: number,
  found: FoundCard,
  content: CardContent,
  recognised: Known<'new' | 'version'>,
): Promise<Came | undefined> {
  const { core, run } = work;
  const { card } = found;
  const checked = await checkCard(work, index, found, content, recognised);
  const isDeleted = recognised.kind === 'version' && recognised.isDeleted;
  if (isDeleted) await noteRestored(work, index);
  // From here on the card is brought in whole, whatever becomes of the run.
  run.signal.throwIfAborted();
  const imported = await importCard(core, run.claimed, owner, { card, recognised, checked });
  return imported && { ...imported, ...(isDeleted && { restored: true }) };
}

function resultOf({ file, card }: FoundCard, content: CardContent, version = 1): ImportResult {
  const isNew = version === 1;
  return {
    ...{ file, outcome: isNew ? 'new' : 'version' },
    ...{ kept: [...card.kept], mended: [...card.mended, ...content.mended] },
    ...(isNew && !content.picture && { unpictured: true }),
  };
}

/** A restart must know that the character had been deleted: afterwards its record says so no more. */
const noteRestored = ({ run }: Work, index: number): Promise<void> =>
  run.change((_row, secret) => {
    const tally = tallyOf(secret);
    return { secret: { ...secret, tally: { ...tally, restored: [...tally.restored, index] } } };
  });

async function checkCard(
  { providers, run }: Work,
  index: number,
  { card, bytes }: FoundCard,
  { file, profile, picture }: CardContent,
  recognised: Recognised,
): Promise<CheckedCard> {
  for (const text of textsOfCard(card)) await checkText(providers, text, run.signal);
  if (picture) await checkPicture(providers, picture.image, run.signal);
  // A version whose card has no picture keeps the one of the version before.
  const shown = picture ?? (recognised.kind === 'new' ? await placeholder() : undefined);
  const alternative = picture ? alternativeOf(profile) : `${profile.name}: no picture came with this card.`;
  return {
    ...{ index, profile, file: { name: file, bytes } },
    options: optionsOfCard(card, run.secret.options),
    portrait: shown && { ...shown, seed: 0, alternative },
  };
}

const alternativeOf = ({ name, appearance, tagline }: Profile): string =>
  `${name}: ${appearance || tagline || 'the picture of the card'}`;
