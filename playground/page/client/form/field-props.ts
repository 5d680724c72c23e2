import type { PageChat, PageField } from '../../protocol.ts';

export interface FieldProps {
  readonly id: string;
  readonly field: PageField;
  readonly chat: PageChat;
  readonly person: string;
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly onValues: (values: readonly string[]) => void;
}

/** What connects an input with the words around it. */
export const describedBy = ({ id, field, error }: FieldProps) => ({
  id,
  'aria-required': field.required,
  'aria-invalid': error !== undefined,
  'aria-describedby':
    [field.hint !== '' && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ') ||
    undefined,
});
