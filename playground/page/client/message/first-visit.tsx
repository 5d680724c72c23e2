import { Icon } from '../icon.tsx';

interface Props {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly onTry: (text: string) => void;
}

const example = '/persona create a shy lighthouse keeper';

/** The beginning of a channel: where one is, and what to type first. */
export function FirstVisit({ title, isEmpty, onTry }: Props) {
  return (
    <div class={isEmpty ? 'first-visit' : 'first-visit is-past'}>
      <p class="first-title">This is the beginning of {title}.</p>
      {isEmpty && (
        <>
          <p>Make a character from a few words. Its profile and portrait appear here.</p>
          <button
            type="button"
            class="try-button"
            onClick={() => {
              onTry(example);
            }}
          >
            <Icon name="spark" />
            <span>
              Type <kbd>{example}</kbd>
            </span>
          </button>
        </>
      )}
    </div>
  );
}
