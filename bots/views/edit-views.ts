import { textOf } from '../../core/characters/edit-fields.ts';
import type { LoadedCharacter } from '../../core/characters/show.ts';
import { partsOf } from '../../core/characters/text-parts.ts';
import { type EditStep, nameOfStep, stepsOf } from '../edit-groups.ts';
import type { Form, View } from './view.ts';
import type { Words } from './words/words.ts';

/** A message takes 25 buttons; a book that needs more steps is edited as a card, on its way out and in. */
const mostSteps = 24;

/** What of a character can be edited: each button opens a form. */
export function editView(words: Words, { character, secret }: LoadedCharacter, longest: number): View {
  const { editing } = words;
  const steps = stepsOf(secret.profile, longest);
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: editing.title(secret.profile.name) },
      { kind: 'text', text: editing.text },
      {
        kind: 'buttons',
        buttons: [
          ...steps.slice(0, mostSteps).map((step) => ({
            action: `edit-form:${character._id}.${character.version}.${nameOfStep(step)}`,
            label: labelOf(words, step),
            look: 'plain' as const,
          })),
          { action: `edit-prompt:${character._id}`, label: editing.prompt, look: 'plain' },
        ],
      },
      ...(steps.length > mostSteps ? [{ kind: 'note' as const, text: editing.tooLong }] : []),
    ],
  };
}

function labelOf({ editing }: Words, step: EditStep): string {
  if (step.kind === 'group') return editing.groups[step.group];
  return editing.part(editing.fields[step.field], step.index + 1, step.count);
}

/** The form of a step, filled with what stands there. @param action what it comes back as */
export function editForm(
  words: Words,
  { secret: { profile } }: Pick<LoadedCharacter, 'secret'>,
  step: EditStep,
  { action, longest }: { readonly action: string; readonly longest: number },
): Form {
  const { editing } = words;
  const paragraph = { required: false, kind: 'paragraph', longest } as const;
  const fields =
    step.kind === 'part'
      ? [
          {
            ...paragraph,
            name: step.field,
            label: labelOf(words, step),
            value: partsOf(textOf(profile, step.field), longest)[step.index] ?? '',
          },
        ]
      : step.fields.map((field) => ({
          ...paragraph,
          name: field,
          label: editing.fields[field],
          value: textOf(profile, field),
          ...((field === 'name' || field === 'tagline') && { kind: 'line' as const }),
          ...(editing.hints[field] !== undefined && { hint: editing.hints[field] }),
        }));
  return { action, title: labelOf(words, step), submit: editing.save, fields };
}
