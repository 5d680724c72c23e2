import type { Preferences } from '../../core/accounts/account.ts';
import { catalogue, languageName, styleName, typeName } from '../../core/profile/catalogue.ts';
import type { Entries } from '../../core/profile/catalogue-file.ts';
import { visibilities } from '../../core/profile/options.ts';
import type { Choice, Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/** What stands for "nothing chosen" in menus and options. */
export const defaultValue = 'default';

/**
 * A person's preferences with their present values, and what switches each.
 * @param more what follows, such as the way to the settings of the place
 */
export function settingsView(words: Words, preferences: Preferences, more: readonly Element[] = []): View {
  const { settings } = words;
  const { styles, types, languages } = catalogue();
  const isPrivate = preferences.privateAnswers;
  const toggle = isPrivate
    ? ({ action: 'setting-private:no', label: settings.makeOpen, look: 'plain' } as const)
    : ({ action: 'setting-private:yes', label: settings.makePrivate, look: 'plain' } as const);
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: settings.title },
      { kind: 'text', text: settings.intro },
      { kind: 'fields', fields: valuesOf(words, preferences) },
      menu(words, 'style', entryChoices(styles, preferences.style)),
      menu(words, 'type', entryChoices(types, preferences.type)),
      menu(words, 'language', entryChoices(languages, preferences.language)),
      menu(
        words,
        'visibility',
        visibilities.map((value) => ({ label: words.library.visibilities[value], value })),
      ),
      { kind: 'buttons', buttons: [toggle] },
      ...more,
    ],
  };
}

function valuesOf({ settings, library }: Words, preferences: Preferences) {
  const { style, type, language, visibility, privateAnswers } = preferences;
  const { styles, types } = catalogue();
  const or = <Value extends string>(
    value: Value | undefined,
    name: (value: Value) => string,
    none: string,
  ) => (value === undefined ? settings.isDefault(none) : name(value));
  return [
    { label: settings.style, value: or(style, styleName, styles[0].name) },
    { label: settings.type, value: or(type, typeName, types[0].name) },
    { label: settings.language, value: or(language, languageName, settings.ofTheChat) },
    {
      label: settings.visibility,
      value: or(visibility, (value) => library.visibilities[value], library.visibilities.place),
    },
    { label: settings.private, value: privateAnswers ? settings.answers.yes : settings.answers.no },
  ];
}

type Switched = 'style' | 'type' | 'language' | 'visibility';

const menu = ({ settings }: Words, name: Switched, choices: readonly Choice[]): Element => ({
  kind: 'menu',
  action: `setting-${name}:menu`,
  placeholder: settings[name],
  options: [{ label: `${settings[name]}: ${settings.resetTo}`, value: defaultValue }, ...choices],
});

/** The entries of a list, the chosen one first: platforms show the first ones of a long list. */
const entryChoices = (entries: Entries, chosen: string | undefined): Choice[] =>
  [...entries]
    .sort((one, other) => Number(other.id === chosen) - Number(one.id === chosen))
    .map(({ id, name }) => ({ label: name, value: id }));
