import { Problem } from '../../core/base/problem.ts';
import { editCharacter } from '../../core/characters/edit.ts';
import { isUntouched, textOf, type TypedProfile } from '../../core/characters/edit-fields.ts';
import { loadCharacter, loadCharacterVersion } from '../../core/characters/show.ts';
import { partsOf, withPart } from '../../core/characters/text-parts.ts';
import type { Core } from '../../core/core.ts';
import type { CharacterId } from '../../core/base/ids.ts';
import { changeCharacter } from '../change-character.ts';
import { type Caller, defineAction, type Outcome } from '../command.ts';
import { type EditStep, nameOfStep, stepsOf } from '../edit-groups.ts';
import { editForm, editView } from '../views/edit-views.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownCharacter } from './own.ts';

/** What of a character can be edited. @throws Problem `character-not-found` */
export async function offerEdit(core: Core, caller: Caller, id: CharacterId): Promise<Outcome> {
  const found = await loadCharacter(core, caller.account, id);
  if (!found) throw new Problem('character-not-found');
  const { locale, longestField } = caller.call;
  return { kind: 'private', view: editView(wordsFor(locale), found, longestField) };
}

/** The button on a card. */
export const edit = defineAction({
  name: 'edit',
  purpose: 'make',
  run: async (core, caller, id) => offerEdit(core, caller, await ownCharacter(core, caller, id)),
});

/** A step of editing: `CHARACTER.VERSION.STEP`. The version is the one that its form was filled from. */
export const editStep = defineAction({
  name: 'edit-form',
  purpose: 'make',
  async form(core, caller, id) {
    const { shown, step } = await readStep(core, caller, id);
    const { locale, longestField: longest } = caller.call;
    return editForm(wordsFor(locale), shown, step, { action: `edit-form:${id}`, longest });
  },
  async run(core, caller, id, values) {
    const { character, from, shown, step } = await readStep(core, caller, id);
    const typed = step.kind === 'group' ? values : typedPart(shown.secret.profile, step, values, caller);
    return changeCharacter(core, caller, character, (asker) =>
      editCharacter(core, asker, character, { from, typed }),
    );
  },
});

function typedPart(
  profile: Parameters<typeof textOf>[0],
  { field, index }: Extract<EditStep, { kind: 'part' }>,
  values: Readonly<Record<string, string>>,
  { call: { longestField } }: Caller,
): TypedProfile {
  const text = textOf(profile, field);
  const typed = values[field] ?? '';
  const isSame = isUntouched(typed, partsOf(text, longestField)[index] ?? '');
  return { [field]: isSame ? text : withPart(text, longestField, index, typed) };
}

/** @throws Problem `already-over` for a step that is none any more, `not-yours` */
async function readStep(core: Core, caller: Caller, id: string) {
  const [given = '', number = '', ...name] = id.split('.');
  const character = await ownCharacter(core, caller, given);
  const from = Number(number);
  const shown = await loadCharacterVersion(core, caller.account, character, from);
  const steps = shown ? stepsOf(shown.secret.profile, caller.call.longestField) : [];
  const step = steps.find((one) => nameOfStep(one) === name.join('.'));
  if (!shown || !step) throw new Problem('already-over');
  return { character, from, shown, step };
}
