import type { TargetedEvent } from 'preact';
import { FileField } from './file-field.tsx';
import { describedBy, type FieldProps } from './field-props.ts';
import { SearchField } from './search-field.tsx';

/** What a field is filled in with, by its kind. */
export function FieldInput(props: FieldProps) {
  const { field, values, onValues } = props;
  const [first = ''] = values;
  const common = describedBy(props);
  switch (field.kind) {
    case 'text': {
      const text = {
        ...common,
        value: first,
        placeholder: field.placeholder,
        maxLength: field.longest,
        onInput: ({ currentTarget }: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => {
          onValues([currentTarget.value]);
        },
      };
      return field.lines === 'one' ? <input {...text} autocomplete="off" /> : <textarea {...text} rows={3} />;
    }
    case 'select':
      return (
        <select
          {...common}
          multiple={field.most > 1}
          onChange={({ currentTarget }) => {
            const chosen = [...currentTarget.selectedOptions].map(({ value }) => value);
            onValues(chosen.filter((value) => value !== ''));
          }}
        >
          {field.most === 1 && (
            <option value="" selected={values.length === 0} disabled={field.required}>
              Choose…
            </option>
          )}
          {field.options.map(({ label, value }) => (
            <option key={value} value={value} selected={values.includes(value)}>
              {label}
            </option>
          ))}
        </select>
      );
    case 'search':
      return <SearchField {...props} field={field} />;
    case 'file':
      return <FileField {...props} field={field} />;
  }
}
