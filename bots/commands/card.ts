import { type CardFormat, cardFormats } from '../../core/characters/cards/card-format.ts';
import { type CardState, cardStates, exportCard } from '../../core/characters/export-card.ts';
import type { TypedOptions } from '../../core/characters/order.ts';
import { Problem } from '../../core/base/problem.ts';
import { defineCommand } from '../command.ts';
import { cardFileView } from '../views/card-views.ts';
import { wordsFor } from '../views/words/words.ts';
import { nameOption, withNamed } from './named.ts';

const choices = (values: readonly string[]) => values.map((value) => ({ label: value, value }));

export const card = defineCommand({
  name: 'persona card',
  description: 'Take a character along, as a card for other programs',
  purpose: 'use-own',
  options: [
    nameOption,
    {
      name: 'format',
      description: 'png, if you do not say otherwise; json has no portrait, charx has all pictures',
      required: false,
      choices: choices(cardFormats),
    },
    {
      name: 'state',
      description: 'edited: as it is now; original: the file that it came in with',
      required: false,
      choices: choices(cardStates),
    },
  ],
  answers: () => 'private',
  check: (options) => void readWanted(options),
  run: (core, caller, options) =>
    withNamed(core, caller, options['name'] ?? '', 'card', async (id) => {
      const wanted = readWanted(options);
      const exported = await exportCard(core, caller.account, id, wanted);
      const view = cardFileView(wordsFor(caller.call.locale), exported, wanted.state);
      return { kind: 'private', view };
    }),
});

/** @throws Problem `option-unknown` with what there is */
function readWanted(options: TypedOptions): { readonly format: CardFormat; readonly state: CardState } {
  return {
    format: oneOf(cardFormats, 'format', options['format']) ?? 'png',
    state: oneOf(cardStates, 'state', options['state']) ?? 'edited',
  };
}

function oneOf<Value extends string>(
  values: readonly Value[],
  option: string,
  typed: string | undefined,
): Value | undefined {
  const word = typed?.trim().toLowerCase() ?? '';
  if (word === '') return undefined;
  const found = values.find((value) => value === word);
  if (found === undefined) throw new Problem('option-unknown', { option, choices: values });
  return found;
}
