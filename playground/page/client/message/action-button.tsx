import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { usePlace } from '../window/place.ts';

interface Props {
  readonly message: string;
  readonly action: string;
  readonly look: 'plain' | 'main' | 'good' | 'danger';
  readonly isDisabled?: boolean;
  readonly children: ComponentChildren;
}

/** A button of a message. While the app has not answered it is busy and takes no second press. */
export function ActionButton({ message, action, look, isDisabled = false, children }: Props) {
  const place = usePlace();
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    await place.press(message, action);
    setBusy(false);
  };
  return (
    <button
      type="button"
      class={`button ${look}`}
      disabled={isDisabled}
      aria-busy={isBusy}
      // Not `disabled` while busy: a button that is disabled loses the focus.
      aria-disabled={isBusy}
      onClick={() => void press()}
    >
      {children}
    </button>
  );
}
