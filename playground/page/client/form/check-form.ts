import type { PageField, PageForm } from '../../protocol.ts';

/** What was put into fields, by name; of others what stood there already. */
export type FormValues = Readonly<Record<string, readonly string[]>>;
/** What is wrong, by field. */
export type Errors = Readonly<Record<string, string>>;

/** What keeps a form from being sent. Empty: nothing. */
export function checkForm({ fields }: PageForm, values: FormValues): Errors {
  const found = fields.flatMap((field): [string, string][] => {
    const complaint = complaintOf(field, values[field.name] ?? field.values);
    return complaint === undefined ? [] : [[field.name, complaint]];
  });
  return Object.fromEntries(found);
}

function complaintOf(field: PageField, values: readonly string[]): string | undefined {
  const [first = ''] = values;
  if (values.length === 0 || (field.kind === 'text' && first.trim() === ''))
    return field.required ? 'This is required.' : undefined;
  if (field.kind !== 'text') return undefined;
  if (first.length < field.shortest) return `At least ${field.shortest} characters, please.`;
  return first.length > field.longest ? `At most ${field.longest} characters, please.` : undefined;
}
