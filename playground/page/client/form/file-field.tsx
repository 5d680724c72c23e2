import { useState } from 'preact/hooks';
import type { PageField } from '../../protocol.ts';
import { uploadFile } from '../server/upload-file.ts';
import { wordsOf } from '../server/ask.ts';
import { describedBy, type FieldProps } from './field-props.ts';

type Props = FieldProps & { readonly field: Extract<PageField, { kind: 'file' }> };

/** Takes files, which are uploaded as soon as they are picked. */
export function FileField(props: Props) {
  const { chat, person, field, onValues } = props;
  const [state, setState] = useState('');
  const pick = async (files: readonly File[]): Promise<void> => {
    setState('Uploading…');
    try {
      const taken = files.slice(0, field.most);
      onValues(await Promise.all(taken.map((file) => uploadFile(chat.platform, person, file))));
      setState(taken.map(({ name }) => name).join(', '));
    } catch (error) {
      onValues([]);
      setState(wordsOf(error));
    }
  };
  return (
    <>
      <input
        {...describedBy(props)}
        type="file"
        multiple={field.most > 1}
        onChange={({ currentTarget }) => void pick([...(currentTarget.files ?? [])])}
      />
      <p class="field-hint" role="status">
        {state}
      </p>
    </>
  );
}
