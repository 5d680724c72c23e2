import { everything, readChange } from '../../core/characters/change-order.ts';
import { rewriteCharacter } from '../../core/characters/rewrite.ts';
import { varyCharacter } from '../../core/characters/vary.ts';
import { profileField } from '../../core/profile/change.ts';
import { longestWish } from '../../core/profile/options.ts';
import { changeCharacter } from '../change-character.ts';
import { defineAction } from '../command.ts';
import type { FormField } from '../views/view.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownCharacter } from './own.ts';

const wishField = (label: string, hint: string): FormField => ({
  ...{ name: 'wish', label, hint, required: false, kind: 'paragraph', longest: longestWish },
});

/** The button on a card, and the form that it opens: which field, and what shall become different. */
export const rewrite = defineAction({
  name: 'rewrite',
  purpose: 'make',
  async form(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    const { editing } = wordsFor(caller.call.locale);
    return {
      action: `rewrite:${character}`,
      title: editing.rewriteTitle,
      submit: editing.rewrite,
      fields: [
        {
          ...{ name: 'field', label: editing.field, required: false, kind: 'choice', value: everything },
          options: [
            { label: editing.everything, value: everything },
            ...profileField.options.map((value) => ({ label: editing.fields[value], value })),
          ],
        },
        wishField(editing.wish, editing.wishHint),
      ],
    };
  },
  async run(core, caller, id, values) {
    const character = await ownCharacter(core, caller, id);
    const order = readChange(values);
    return changeCharacter(core, caller, character, (asker) =>
      rewriteCharacter(core, asker, character, order),
    );
  },
});

/** The button on a card, and the form that it opens: the scene. */
export const vary = defineAction({
  name: 'vary',
  purpose: 'make',
  async form(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    const { editing } = wordsFor(caller.call.locale);
    return {
      action: `vary:${character}`,
      title: editing.varyTitle,
      submit: editing.vary,
      fields: [wishField(editing.scene, editing.sceneHint)],
    };
  },
  async run(core, caller, id, values) {
    const character = await ownCharacter(core, caller, id);
    const { wish } = readChange(values);
    return changeCharacter(core, caller, character, (asker) =>
      varyCharacter(core, asker, character, { wish }),
    );
  },
});
