import { FieldInput } from './field-input.tsx';
import type { FieldProps } from './field-props.ts';

/** A field with its label, its hint, and what is wrong with it. */
export function FormField(props: FieldProps) {
  const { id, field, error, values } = props;
  const [first = ''] = values;
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.required ? <span class="required">required</span> : <span class="optional">optional</span>}
      </label>
      {field.hint !== '' && (
        <p class="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      <FieldInput {...props} />
      {field.kind === 'text' && field.lines === 'several' && (
        <p class="field-count" aria-hidden="true">
          {first.length} / {field.longest}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
