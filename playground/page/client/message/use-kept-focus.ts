import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * When a redrawn message no longer has the button that was focused, what is around it is focused: nobody is thrown to the
 * top of the page. Inner elements come first.
 */
export function useKeptFocus(around: RefObject<HTMLElement>): void {
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    const element = around.current;
    if (!element) return;
    if (hadFocus.current && document.activeElement === document.body) element.focus({ preventScroll: true });
    const note = (): void => {
      hadFocus.current = element.contains(document.activeElement);
    };
    note();
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
    };
  });
}
