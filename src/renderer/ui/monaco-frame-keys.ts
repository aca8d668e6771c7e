// F7 and Shift+F7 go through the changed blocks of the diff on screen, wherever the focus is.
import { type RefObject, useEffect, useEffectEvent } from 'react';

/** With a dialog open, only a diff within it listens. Taken before Monaco, which has a table of its own on this key. */
export const useDiffKeys = (
  frame: RefObject<HTMLElement | null>,
  goTo: (target: 'next' | 'previous') => void,
): void => {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'F7' || event.altKey || event.ctrlKey || event.metaKey) return;
    const dialog = document.querySelector('[role="dialog"]');
    if (dialog !== null && !dialog.contains(frame.current)) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(event.shiftKey ? 'previous' : 'next');
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
};
