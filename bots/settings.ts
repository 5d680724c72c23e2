import type { Preferences } from '../core/accounts/account.ts';
import { changePreferences, type PreferenceChange } from '../core/accounts/change-preferences.ts';
import { Problem } from '../core/base/problem.ts';
import { readTypedChoices, type TypedOptions } from '../core/characters/order.ts';
import { requireVisibility } from '../core/characters/change-visibility.ts';
import type { Core } from '../core/core.ts';
import type { Caller, Outcome } from './command.ts';
import { defaultValue, settingsView } from './views/settings-view.ts';
import { wordsFor } from './views/words/words.ts';

/** The caller's settings as they are. */
export async function showSettings(
  { call }: Caller,
  preferences: Preferences,
): Promise<Outcome & { readonly kind: 'private' }> {
  const words = wordsFor(call.locale);
  // Whoever looks after a place finds its settings below their own.
  const isAdmin = call.place.kind !== 'direct' && (await call.standing.isAdmin());
  const button = { action: 'place:settings', label: words.safety.place.button, look: 'plain' } as const;
  const more = isAdmin ? [{ kind: 'buttons' as const, buttons: [button] }] : [];
  return { kind: 'private', view: settingsView(words, preferences, more) };
}

/** Changes settings, and shows them as they are then. */
export async function changeSettings(
  core: Core,
  caller: Caller,
  change: PreferenceChange,
): Promise<Outcome & { readonly kind: 'private' }> {
  if (change.visibility) requireVisibility(core, change.visibility);
  return showSettings(caller, await changePreferences(core, caller.account, change));
}

/**
 * Reads what settings shall become, by their names; `default` resets one.
 * @throws Problem `option-unknown` with the nearest ones
 */
export function readSettings(typed: TypedOptions): PreferenceChange {
  const isReset = (name: string): boolean => typed[name]?.trim().toLowerCase() === defaultValue;
  const given = Object.entries(typed).filter(([name]) => !isReset(name));
  const { style, type, language, visibility } = readTypedChoices(Object.fromEntries(given));
  return {
    style: isReset('style') ? null : style,
    type: isReset('type') ? null : type,
    language: isReset('language') ? null : language,
    visibility: isReset('visibility') ? null : visibility,
    privateAnswers: readPrivate(typed['private']),
  };
}

/** What a switch may be called. */
const switchWords: Readonly<Record<string, boolean | null>> = {
  yes: true,
  on: true,
  no: false,
  off: false,
  [defaultValue]: null,
};

function readPrivate(typed = ''): boolean | null | undefined {
  const word = typed.trim().toLowerCase();
  if (word === '') return undefined;
  const value = switchWords[word];
  if (value === undefined) throw new Problem('option-unknown', { option: 'private', choices: ['yes', 'no'] });
  return value;
}
