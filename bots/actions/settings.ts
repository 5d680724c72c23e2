import { type Action, defineAction } from '../command.ts';
import { changeSettings, readSettings } from '../settings.ts';

/** A menu or button of the settings: switches one at once, and the settings are shown anew in their place. */
const switchOf = (name: 'style' | 'type' | 'language' | 'visibility' | 'private'): Action =>
  defineAction({
    name: `setting-${name}`,
    purpose: 'use-own',
    changesCaller: true,
    run: async (core, caller, value) => ({
      ...(await changeSettings(core, caller, readSettings({ [name]: value }))),
      instead: true,
    }),
  });

export const settingSwitches: readonly Action[] = [
  switchOf('style'),
  switchOf('type'),
  switchOf('language'),
  switchOf('visibility'),
  switchOf('private'),
];
