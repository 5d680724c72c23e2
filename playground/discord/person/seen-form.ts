import type { SeenForm } from '../../kit/person.ts';
import type { Modal, ModalField } from '../requests/modal.ts';
import { fieldsOf } from './form-data.ts';

/** A form as the person sees it; `submit` does what the caller says. */
export function toSeenForm(form: Modal, submit: SeenForm['submit']): SeenForm {
  return {
    title: form.title,
    fields: fieldsOf(form).map(({ label, field }) => ({
      name: field.custom_id,
      label,
      required: field.required ?? true,
      value: valueOf(field),
      ...(field.type === 3 && { options: field.options.map(({ label, value }) => ({ label, value })) }),
    })),
    submit,
  };
}

function valueOf(field: ModalField): string {
  if (field.type === 4) return field.value ?? '';
  if (field.type === 19) return '';
  const chosen = field.options.filter((one) => one.default).map((one) => one.value);
  return chosen.join('\n');
}
