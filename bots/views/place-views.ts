import type { PlaceSettings } from '../../core/places/settings.ts';
import { languageName } from '../../core/profile/catalogue.ts';
import type { Button, Form, View } from './view.ts';
import type { Words } from './words/words.ts';

/** What a place has decided, with what changes each. */
export function placeView({ safety: { place } }: Words, settings: PlaceSettings): View {
  const { channels, dailyRuns, language, makers, mayMake, privateOnly, roles } = settings;
  const onOff = (isOn: boolean) => (isOn ? place.yes : place.no);
  const toggle = (
    name: string,
    isOn: boolean,
    labels: { readonly on: string; readonly off: string },
  ): Button => ({
    action: `place-switch:${name}.${isOn ? 'off' : 'on'}`,
    label: isOn ? labels.off : labels.on,
    look: 'plain',
  });
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: place.title },
      { kind: 'text', text: place.text },
      {
        kind: 'fields',
        fields: [
          { label: place.mayMake, value: onOff(mayMake) },
          { label: place.privateOnly, value: onOff(privateOnly) },
          { label: place.makers, value: place.makersNames[makers] },
          { label: place.channels, value: channels.join(', ') || place.everywhere },
          { label: place.roles, value: roles.join(', ') || place.none },
          { label: place.language, value: language === null ? place.ofThePerson : languageName(language) },
          { label: place.dailyRuns, value: dailyRuns === null ? place.unlimited : String(dailyRuns) },
        ],
      },
      {
        kind: 'menu',
        action: 'place-makers:menu',
        placeholder: place.makers,
        options: (['everybody', 'roles', 'admins'] as const).map((value) => ({
          label: place.makersNames[value],
          value,
        })),
      },
      {
        kind: 'buttons',
        buttons: [
          toggle('mayMake', mayMake, { on: place.allowMaking, off: place.forbidMaking }),
          toggle('privateOnly', privateOnly, { on: place.makePrivate, off: place.makeOpen }),
          { action: 'place-rules:form', label: place.rules, look: 'plain' },
        ],
      },
    ],
  };
}

/** What of it is typed. */
export const placeForm = (
  { safety: { place } }: Words,
  { channels, dailyRuns, language, roles }: PlaceSettings,
): Form => ({
  action: 'place-rules:form',
  title: place.rules,
  submit: place.save,
  fields: [
    line('channels', place.channels, place.idsHint, channels.join(' ')),
    line('roles', place.roles, place.idsHint, roles.join(' ')),
    line('language', place.language, place.languageHint, language ?? ''),
    line('dailyRuns', place.dailyRuns, place.dailyRunsHint, dailyRuns === null ? '' : String(dailyRuns)),
  ],
});

const line = (name: string, label: string, hint: string, value: string) => ({
  ...{ name, label, hint, required: false, kind: 'line' as const, longest: 1_000 },
  ...(value !== '' && { value }),
});
