import type { SeenField, SeenForm } from '../../kit/person.ts';
import type { Modal, ModalField } from '../requests/modal.ts';
import { fieldsOf, type LabelledField } from './form-data.ts';

/** Between several values of a menu or an upload. */
const separator = '\n';

/** A form as the person sees it; sending and closing it do what the caller says. */
export function toSeenForm(form: Modal, deeds: Pick<SeenForm, 'submit' | 'close'>): SeenForm {
  return {
    title: form.title,
    notes: form.components.flatMap((one) => (one.type === 10 ? [one.content] : [])),
    fields: fieldsOf(form).map(toSeenField),
    separator,
    submitLabel: 'Submit',
    closeLabel: 'Cancel',
    ...deeds,
  };
}

function toSeenField({ label, hint, field }: LabelledField): SeenField {
  const common = {
    name: field.custom_id,
    label,
    hint,
    required: field.required ?? true,
    value: valueOf(field),
  };
  switch (field.type) {
    case 4:
      return {
        ...common,
        kind: 'text',
        lines: field.style === 1 ? 'one' : 'several',
        placeholder: field.placeholder ?? '',
        shortest: field.min_length ?? 0,
        longest: field.max_length ?? 4000,
      };
    case 3: {
      const options = field.options.map(({ label, value, description }) => ({
        label,
        value,
        ...(description && { description }),
      }));
      return { ...common, kind: 'select', options, most: field.max_values ?? 1 };
    }
    case 19:
      return { ...common, kind: 'file', most: field.max_values ?? 1 };
  }
}

function valueOf(field: ModalField): string {
  if (field.type === 4) return field.value ?? '';
  if (field.type === 19) return '';
  const chosen = field.options.filter((one) => one.default).map((one) => one.value);
  return chosen.join(separator);
}
