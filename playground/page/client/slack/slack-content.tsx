import type { WireMessage } from '../../../slack/message.ts';
import { RichText } from '../rich-text/rich-text.tsx';
import { usePlace } from '../window/place.ts';
import { Block } from './block.tsx';
import { readMrkdwn } from './mrkdwn.ts';
import { SharedFile } from './shared-file.tsx';

/** What a message in Slack shows below its author's name. Its text is for notifications where it has blocks. */
export function SlackContent({ id, message }: { readonly id: string; readonly message: WireMessage }) {
  const { nameOf } = usePlace();
  const { text, blocks = [], files = [] } = message;
  return (
    <div class="content">
      {blocks.length === 0 && text !== '' && <RichText blocks={readMrkdwn(text)} nameOf={nameOf} />}
      {blocks.map((block, index) => (
        <Block key={block.block_id ?? index} message={id} block={block} />
      ))}
      {files.map((file, index) => (
        <SharedFile key={index} file={file} />
      ))}
    </div>
  );
}
