import type { SeenField, SeenForm } from '../kit/person.ts';
import type { PageField, PageForm } from './protocol.ts';

/** The form that stands open for a person, as the page shows it. */
export const readForm = ({
  title,
  notes,
  fields,
  separator,
  submitLabel,
  closeLabel,
}: SeenForm): PageForm => ({
  title,
  notes: [...notes],
  fields: fields.map((field) => toPageField(field, separator)),
  submitLabel,
  closeLabel,
});

function toPageField(field: SeenField, separator: string): PageField {
  const { value, ...rest } = field;
  // Of a text, the separator is a character like any other.
  const several = value === '' ? [] : value.split(separator);
  if (rest.kind === 'text') return { ...rest, values: [value] };
  if (rest.kind === 'file') return { ...rest, values: several };
  const options = rest.options.map((option) => ({ description: '', ...option }));
  return { ...rest, options, values: several };
}
