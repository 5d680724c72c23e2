import { RichText } from '../rich-text/rich-text.tsx';
import { usePlace } from '../window/place.ts';
import { readMrkdwn } from './mrkdwn.ts';

interface Props {
  readonly text: { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };
}

/** A text object: plain, or with marks. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function Words({ text }: Props) {
  const { nameOf } = usePlace();
  if (text.type === 'mrkdwn') return <RichText blocks={readMrkdwn(text.text)} nameOf={nameOf} />;
  return <p class="rich-text plain-words">{text.text}</p>;
}
