import { catalogue } from '../../core/profile/catalogue.ts';
import { visibilities } from '../../core/profile/options.ts';
import { choicesOf, type CommandOption, defineCommand } from '../command.ts';
import { changeSettings, readSettings, showSettings } from '../settings.ts';
import { defaultValue } from '../views/settings-view.ts';
import { entryOption } from './entry-option.ts';

const toDefault = { label: 'Default', value: defaultValue };

/** The same option, which takes `default` too. */
const withDefault = (option: CommandOption): CommandOption => ({
  ...option,
  choices: () => [toDefault, ...(choicesOf(option) ?? [])],
  complete: async (core, caller, typed) => [
    ...(defaultValue.startsWith(typed.trim().toLowerCase()) ? [toDefault] : []),
    ...((await option.complete?.(core, caller, typed)) ?? []),
  ],
});

export const settings = defineCommand({
  name: 'persona settings',
  description: 'See and change your settings: “default” resets one',
  purpose: 'use-own',
  changesCaller: true,
  options: [
    withDefault(entryOption('style', 'Art style of your portraits', () => catalogue().styles)),
    withDefault(entryOption('type', 'Kind of your characters', () => catalogue().types)),
    withDefault(entryOption('language', 'Language of your profiles', () => catalogue().languages)),
    {
      name: 'visibility',
      description: 'Who may see what you make',
      required: false,
      choices: [toDefault, ...visibilities.map((value) => ({ label: value, value }))],
    },
    {
      name: 'private',
      description: 'Whether answers are for you alone',
      required: false,
      choices: [toDefault, { label: 'yes', value: 'yes' }, { label: 'no', value: 'no' }],
    },
  ],
  answers: () => 'private',
  check: (options) => void readSettings(options),
  async run(core, caller, options) {
    const change = readSettings(options);
    if (Object.values(change).some((value) => value !== undefined))
      return changeSettings(core, caller, change);
    return showSettings(caller, caller.account.preferences);
  },
});
