import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Words that are hidden until somebody asks for them. */
export function Spoiler({ children }: { readonly children: ComponentChildren }) {
  const [isShown, setShown] = useState(false);
  if (isShown) return <span class="spoiler">{children}</span>;
  return (
    <button
      type="button"
      class="spoiler-cover"
      onClick={() => {
        setShown(true);
      }}
    >
      spoiler
    </button>
  );
}
