import { Problem } from '../../core/base/problem.ts';
import { isUntouched } from '../../core/characters/edit-fields.ts';
import { readPrompt } from '../../core/characters/order.ts';
import { requestChange } from '../../core/characters/request-change.ts';
import { loadCharacter } from '../../core/characters/show.ts';
import type { Core } from '../../core/core.ts';
import { longestPrompt } from '../../core/profile/options.ts';
import { changeCharacter } from '../change-character.ts';
import { type Caller, defineAction } from '../command.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownCharacter } from './own.ts';

/** The form with the words that a character was made from: what is changed in them is written anew from them. */
export const editPrompt = defineAction({
  name: 'edit-prompt',
  purpose: 'make',
  async form(core, caller, id) {
    const { prompt } = (await load(core, caller, id)).secret;
    const { editing, form } = wordsFor(caller.call.locale);
    return {
      action: `edit-prompt:${id}`,
      title: editing.promptTitle,
      submit: editing.rewrite,
      fields: [
        {
          name: 'prompt',
          label: form.prompt,
          required: true,
          kind: 'paragraph',
          longest: longestPrompt,
          value: prompt,
        },
      ],
    };
  },
  async run(core, caller, id, values) {
    const { character, secret } = await load(core, caller, id);
    const prompt = readPrompt(values['prompt'] ?? '');
    if (isUntouched(prompt, secret.prompt)) throw new Problem('nothing-changed');
    return changeCharacter(core, caller, character, (asker) =>
      requestChange(core, asker, { kind: 'rewrite', character, prompt }),
    );
  },
});

/** @throws Problem `already-over`, `not-yours` */
async function load(core: Core, caller: Caller, id: string) {
  const character = await ownCharacter(core, caller, id);
  const found = await loadCharacter(core, caller.account, character);
  if (!found) throw new Problem('already-over');
  return { character, secret: found.secret };
}
