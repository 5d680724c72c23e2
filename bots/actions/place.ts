import { Problem } from '../../core/base/problem.ts';
import { events } from '../../core/base/events.ts';
import type { Core } from '../../core/core.ts';
import {
  changePlaceSettings,
  placeSettings as settingsOf,
  type PlaceSettings,
} from '../../core/places/settings.ts';
import { catalogue, findEntry } from '../../core/profile/catalogue.ts';
import { type Caller, defineAction, type Outcome } from '../command.ts';
import { placeForm, placeView } from '../views/place-views.ts';
import { wordsFor } from '../views/words/words.ts';

const shown = async (
  core: Core,
  { call, place }: Caller,
): Promise<Outcome & { readonly kind: 'private' }> => ({
  kind: 'private',
  view: placeView(wordsFor(call.locale), await settingsOf(core, place)),
});

async function change(core: Core, caller: Caller, changed: Partial<PlaceSettings>): Promise<Outcome> {
  await changePlaceSettings(core, caller.place, changed);
  events.placeChanged(core, caller.place.id, caller.account.id, Object.keys(changed));
  return { ...(await shown(core, caller)), instead: true };
}

/** The button below a person's own settings, for those who look after the place. */
export const placeSettings = defineAction({
  name: 'place',
  purpose: 'administer',
  run: (core, caller) => shown(core, caller),
});

const switches = ['mayMake', 'privateOnly'] as const;

/** `NAME.on` or `NAME.off`. */
export const placeSwitch = defineAction({
  name: 'place-switch',
  purpose: 'administer',
  changesCaller: true,
  run(core, caller, id) {
    const [given, state] = id.split('.');
    const name = switches.find((one) => one === given);
    if (!name) throw new Problem('already-over');
    return change(core, caller, { [name]: state === 'on' });
  },
});

const makers = ['everybody', 'roles', 'admins'] as const;

export const placeMakers = defineAction({
  name: 'place-makers',
  purpose: 'administer',
  changesCaller: true,
  run(core, caller, value) {
    const chosen = makers.find((one) => one === value);
    if (!chosen) throw new Problem('already-over');
    return change(core, caller, { makers: chosen });
  },
});

/** The form with what is typed: channels, roles, language, the share of the day. */
export const placeRules = defineAction({
  name: 'place-rules',
  purpose: 'administer',
  changesCaller: true,
  form: async (core, { call, place }) => placeForm(wordsFor(call.locale), await settingsOf(core, place)),
  run: (core, caller, _id, values) =>
    change(core, caller, {
      channels: readIds('channels', values['channels']),
      roles: readIds('roles', values['roles']),
      language: readLanguage(values['language']),
      dailyRuns: readShare(values['dailyRuns']),
    }),
});

/** Ids, or mentions such as `<#123>` and `<@&123>`, with blanks or commas between. @throws Problem `ids-unreadable` */
function readIds(option: string, typed = ''): string[] {
  const words = typed.split(/[\s,]+/).filter((word) => word !== '');
  return words.map((word) => {
    const id = /^(?:<[#@!&]*)?([A-Z0-9]{2,32})(?:\|[^>]*)?>?$/i.exec(word)?.[1];
    if (id === undefined) throw new Problem('ids-unreadable', { option });
    return id;
  });
}

/** @throws Problem `option-unknown` */
function readLanguage(typed = ''): string | null {
  if (typed.trim() === '') return null;
  const found = findEntry(catalogue().languages, typed);
  if (found) return found.id;
  const choices = catalogue()
    .languages.slice(0, 3)
    .map(({ name }) => name);
  throw new Problem('option-unknown', { option: 'language', choices });
}

/** @throws Problem `option-unknown` */
function readShare(typed = ''): number | null {
  const text = typed.trim();
  if (text === '') return null;
  if (!/^\d{1,6}$/.test(text))
    throw new Problem('option-unknown', { option: 'dailyRuns', choices: ['20', '100'] });
  return Number(text);
}
