import type { Attachments } from '../attachments.ts';
import type { Modal, ModalField } from '../requests/modal.ts';

/** A form's field with the words above it. */
export interface LabelledField {
  readonly label: string;
  /** Words below the label; empty: none. */
  readonly hint: string;
  readonly field: ModalField;
}

/** The fields of a form, top to bottom. */
export function fieldsOf(form: Modal): LabelledField[] {
  return form.components.flatMap((one) => {
    if (one.type === 18) return [{ label: one.label, hint: one.description ?? '', field: one.component }];
    return one.type === 1
      ? one.components.map((field) => ({ label: field.label ?? '', hint: '', field }))
      : [];
  });
}

/**
 * The data of a form that was filled in: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure
 * Of a menu or an upload, several values stand one per line; an upload takes ids of uploaded files.
 * Throws what keeps Discord's client from sending the form.
 */
export function toFormData(
  form: Modal,
  values: Readonly<Record<string, string>>,
  attachments: Attachments,
): object {
  const fields = fieldsOf(form);
  for (const name of Object.keys(values)) {
    if (!fields.some(({ field }) => field.custom_id === name))
      throw new Error(`The form has no field "${name}"`);
  }
  let last = 0;
  const number = (): number => ++last;
  const fill = (label: string, field: ModalField): object => {
    const content = readField(label, field, values[field.custom_id]);
    return { type: field.type, id: number(), custom_id: field.custom_id, ...content };
  };
  const components = form.components.map((one): object => {
    const id = number();
    if (one.type === 10) return { type: 10, id };
    if (one.type === 18) return { type: 18, id, component: fill(one.label, one.component) };
    const inside = one.components.map((field) => fill(field.label ?? '', field));
    return { type: 1, id, components: inside };
  });
  return { custom_id: form.custom_id, components, ...resolve(fields, values, attachments) };
}

function readField(label: string, field: ModalField, typed: string | undefined): object {
  const wrong = (words: string): Error => new Error(`The field "${label}" ${words}`);
  if (field.type === 4) {
    const value = typed ?? field.value ?? '';
    if (value === '' && (field.required ?? true)) throw wrong('is required');
    if (value !== '' && value.length < (field.min_length ?? 0))
      throw wrong(`needs ${field.min_length ?? 0} characters`);
    if (value.length > (field.max_length ?? 4000))
      throw wrong(`takes ${field.max_length ?? 4000} characters`);
    return { value };
  }
  const chosen = typed === undefined ? defaultsOf(field) : typed.split('\n').filter(Boolean);
  const most = field.max_values ?? 1;
  if (chosen.length === 0 && (field.required ?? true)) throw wrong('is required');
  if (chosen.length > most) throw wrong(`takes ${most} values`);
  if (chosen.length > 0 && chosen.length < (field.min_values ?? 1))
    throw wrong(`needs ${field.min_values ?? 1} values`);
  if (field.type === 3) {
    const unknown = chosen.find((value) => !field.options.some((one) => one.value === value));
    if (unknown !== undefined) throw wrong(`does not offer "${unknown}"`);
  }
  return { values: chosen };
}

const defaultsOf = (field: ModalField): string[] =>
  field.type === 3 ? field.options.filter((one) => one.default).map((one) => one.value) : [];

function resolve(
  fields: readonly LabelledField[],
  values: Readonly<Record<string, string>>,
  attachments: Attachments,
): object {
  const uploads = fields.filter(({ field }) => field.type === 19);
  const ids = uploads.flatMap(({ field }) => (values[field.custom_id] ?? '').split('\n').filter(Boolean));
  if (ids.length === 0) return {};
  const files = ids.map((id): [string, object] => {
    const found = attachments.find(id);
    if (!found) throw new Error(`There is no uploaded file "${id}"`);
    return [id, found];
  });
  return { resolved: { attachments: Object.fromEntries(files) } };
}
