import { Problem } from '../../core/base/problem.ts';
import { cardFormats } from '../../core/characters/cards/card-format.ts';
import { cardChoices, cardStates, exportCard } from '../../core/characters/export-card.ts';
import { defineAction } from '../command.ts';
import { cardChoicesView, cardFileView } from '../views/card-views.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownCharacter } from './own.ts';

/** The button under a character, or the menu under a name that fits several: offers the formats. */
export const offerCard = defineAction({
  name: 'card',
  purpose: 'use-own',
  async run(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    const offered = await cardChoices(core, caller.account, character);
    const valueOf = (format: string, state: string) => `${character} ${format} ${state}`;
    return { kind: 'private', view: cardChoicesView(wordsFor(caller.call.locale), offered, valueOf) };
  },
});

/** The menu of formats: `CHARACTER FORMAT STATE`. */
export const giveCard = defineAction({
  name: 'card-as',
  purpose: 'use-own',
  async run(core, caller, value) {
    const [id = '', wantedFormat, wantedState] = value.split(' ');
    const format = cardFormats.find((one) => one === wantedFormat);
    const state = cardStates.find((one) => one === wantedState);
    if (!format || !state) throw new Problem('already-over');
    const character = await ownCharacter(core, caller, id);
    const exported = await exportCard(core, caller.account, character, { format, state });
    return { kind: 'private', view: cardFileView(wordsFor(caller.call.locale), exported, state) };
  },
});
