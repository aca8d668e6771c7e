// Escape inside a panel: first it closes a list that is open in a box, then the panel.
import type { KeyboardEvent } from 'react';

/** A key handler for what holds the panel's content; the panel itself must not listen. */
export const onEscape =
  (close: () => void) =>
  (event: KeyboardEvent): void => {
    const { target } = event;
    const isListOpen = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
    if (event.key !== 'Escape' || isListOpen || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
