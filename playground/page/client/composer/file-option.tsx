import { useState } from 'preact/hooks';
import type { CommandOption, PageChat } from '../../protocol.ts';
import { uploadFile } from '../server/upload-file.ts';
import { wordsOf } from '../server/ask.ts';

interface Props {
  readonly chat: PageChat;
  readonly person: string;
  readonly option: CommandOption;
  /** Takes the upload's id as the option's value. */
  readonly onUploaded: (id: string) => void;
}

/** Picks the file that a command takes. */
export function FileOption({ chat, person, option, onUploaded }: Props) {
  const [state, setState] = useState(option.description);
  const pick = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setState(`Uploading ${file.name}…`);
    try {
      onUploaded(await uploadFile(chat.platform, person, file));
      setState(`${file.name} is uploaded`);
    } catch (error) {
      setState(wordsOf(error));
    }
  };
  return (
    <label class="file-option">
      <span role="status">{state}</span>
      <input type="file" onChange={(event) => void pick(event.currentTarget.files?.[0])} />
    </label>
  );
}
